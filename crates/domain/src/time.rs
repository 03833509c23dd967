//! Moments, days, spans. The domain reads no clock: every moment is an argument.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Days, NaiveTime, SubsecRound as _, TimeDelta, TimeZone as _, Utc};
use std::fmt;

/// A calendar day without a time zone; which instant it ends at is the organization's affair.
pub type Date = chrono::NaiveDate;

/// An instant, in whole microseconds, as PostgreSQL stores it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// Cuts what is finer than a microsecond, so that a value read back equals the value written.
    pub fn new(instant: DateTime<Utc>) -> Self {
        Self(instant.trunc_subsecs(6))
    }

    /// Reads RFC 3339 with an offset, e.g. `2026-03-03T09:30:00Z`.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|t| Self::new(t.with_timezone(&Utc)))
    }

    /// The beginning of a second since 1970; of one beyond all calendars, the last instant.
    pub fn of_second(second: i64) -> Self {
        DateTime::from_timestamp(second, 0).map_or(Self(DateTime::<Utc>::MAX_UTC), Self)
    }

    /// The instant in UTC.
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// This much later; the last moment there is where that is beyond it.
    #[must_use]
    pub fn after(self, wait: Wait) -> Self {
        let later = self
            .0
            .checked_add_signed(TimeDelta::minutes(i64::from(wait.minutes)));
        Self(later.unwrap_or(DateTime::<Utc>::MAX_UTC))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }
}

/// A time zone of the IANA database: where an organization's days begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone(chrono_tz::Tz);

impl TimeZone {
    /// Coordinated universal time, the default.
    pub const UTC: Self = Self(chrono_tz::UTC);

    /// The zone with this name, e.g. `Europe/Berlin`.
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The zone's name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The first instant of a day here. Where a clock change skips midnight, the first that exists.
    pub fn start_of(self, day: Date) -> Timestamp {
        let midnight = day.and_time(NaiveTime::MIN);
        let start = (0..=3)
            .filter_map(|hours| midnight.checked_add_signed(TimeDelta::hours(hours)))
            .find_map(|local| self.0.from_local_datetime(&local).earliest())
            .map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc));
        Timestamp::new(start)
    }

    /// The first instant after a day here: a term `until` that day is over from then on.
    pub fn end_of(self, day: Date) -> Timestamp {
        day.checked_add_days(Days::new(1))
            .map_or(Timestamp(DateTime::<Utc>::MAX_UTC), |next| {
                self.start_of(next)
            })
    }

    /// The day that it is here at an instant.
    pub fn day_of(self, instant: Timestamp) -> Date {
        instant.0.with_timezone(&self.0).date_naive()
    }

    /// What clocks show here at an instant, to the minute: `2026-05-20 16:30 Europe/Berlin`.
    pub fn clock_at(self, instant: Timestamp) -> String {
        let local = instant.0.with_timezone(&self.0);
        format!("{} {}", local.format("%Y-%m-%d %H:%M"), self.name())
    }
}

/// How long a reasonable wait is, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wait {
    /// Minutes.
    pub minutes: u32,
}

impl Wait {
    /// Reads a whole number with a unit: `2d`, `12h` or `30m`; at most 366 days.
    pub fn parse(text: &str) -> Option<Self> {
        let unit = match text.chars().last()? {
            'd' => 24 * 60,
            'h' => 60,
            'm' => 1,
            _ => return None,
        };
        let count: u32 = text.get(..text.len().checked_sub(1)?)?.parse().ok()?;
        let minutes = count.checked_mul(unit)?;
        (minutes <= 366 * 24 * 60).then_some(Self { minutes })
    }

    /// A wait of whole days.
    pub const fn days(days: u32) -> Self {
        Self {
            minutes: days.saturating_mul(24 * 60),
        }
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = |unit: u32| {
            let count = self.minutes.checked_div(unit)?;
            (count.checked_mul(unit) == Some(self.minutes)).then_some(count)
        };
        if let Some(days) = whole(24 * 60) {
            write!(f, "{days}d")
        } else if let Some(hours) = whole(60) {
            write!(f, "{hours}h")
        } else {
            write!(f, "{}m", self.minutes)
        }
    }
}
