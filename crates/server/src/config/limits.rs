//! How much may be asked of the server, how often, and from which pages.

use super::{ConfigError, File, given, with_default};
use crate::router::{Limits, LiveLimits, Origins, Rate};
use axum::http::HeaderValue;
use clap::Args;
use std::{
    num::{NonZeroU32, NonZeroUsize},
    str::FromStr,
    time::Duration,
};

/// How often one caller may ask, unless said otherwise.
const RATE: &str = "50/s burst 200";
/// The most requests a second that can be set; more is `off`.
const MOST_RATE: u32 = 100_000;
/// The longest that can be set for a request.
const MOST_TIME: Duration = Duration::from_mins(5);
/// The longest that can be set for going on after being asked to stop.
const MOST_DRAIN: Duration = Duration::from_mins(2);

/// How much may be asked of the server.
#[derive(Clone, Debug, Default, Args)]
pub struct LimitFlags {
    #[arg(
        long,
        value_name = "RATE",
        env = "ZIRKEL_RATE_LIMIT",
        hide_env_values = true,
        help = with_default("How often one caller may ask: so many requests a second, so many at once; or `off`", RATE),
    )]
    rate_limit: Option<String>,

    /// Whether the schema may be asked about itself: `true` or `false` [default: true]
    #[arg(
        long,
        value_name = "BOOLEAN",
        env = "ZIRKEL_INTROSPECTION",
        hide_env_values = true
    )]
    introspection: Option<String>,

    /// Pages of which other origins may ask from a browser: `https://crm.example.org`, several with
    /// commas between them, or `*` for all [default: none]
    #[arg(
        long,
        value_name = "ORIGINS",
        env = "ZIRKEL_CORS_ORIGINS",
        hide_env_values = true
    )]
    cors_origins: Option<String>,

    /// The most bytes of a request's body [default: 1048576]
    #[arg(
        long,
        value_name = "BYTES",
        env = "ZIRKEL_BODY_LIMIT",
        hide_env_values = true
    )]
    body_limit: Option<String>,

    /// The most time for one request, in `ms`, `s` or `m` [default: 10s]
    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_TIME_LIMIT",
        hide_env_values = true
    )]
    time_limit: Option<String>,

    /// How deep the fields of a question may nest [default: 16]
    #[arg(
        long,
        value_name = "NUMBER",
        env = "ZIRKEL_DEPTH_LIMIT",
        hide_env_values = true
    )]
    depth_limit: Option<String>,

    /// How much a question may cost, about one for a field that could be shown [default: 500000]
    #[arg(
        long,
        value_name = "NUMBER",
        env = "ZIRKEL_COMPLEXITY_LIMIT",
        hide_env_values = true
    )]
    complexity_limit: Option<String>,

    /// How many fields of a question may be renamed [default: 50]
    #[arg(
        long,
        value_name = "NUMBER",
        env = "ZIRKEL_ALIAS_LIMIT",
        hide_env_values = true
    )]
    alias_limit: Option<String>,

    /// How many WebSockets may be open at once, for who follows what happens [default: 1000]
    #[arg(
        long,
        value_name = "NUMBER",
        env = "ZIRKEL_LIVE_LIMIT",
        hide_env_values = true
    )]
    live_limit: Option<String>,

    /// How long requests are still taken after being asked to stop, while `/readyz` says no: as
    /// long as a load balancer needs to notice [default: 0s]
    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_DRAIN",
        hide_env_values = true
    )]
    drain: Option<String>,
}

/// How much may be asked of the server.
#[derive(Clone, Debug, Default)]
pub struct Manners {
    /// Of one request.
    pub limits: Limits,
    /// Of one question.
    pub schema: zirkel_graphql::Limits,
    /// Pages of which other origins may ask.
    pub origins: Origins,
    /// How long requests are still taken after being asked to stop.
    pub drain: Duration,
}

impl LimitFlags {
    /// All of it, or the first value that cannot be used.
    pub fn resolve(&self, file: &File) -> Result<Manners, ConfigError> {
        let usual = Manners::default();
        let rate = given("rate_limit", self.rate_limit.as_ref(), file)?;
        let introspection = given("introspection", self.introspection.as_ref(), file)?;
        let origins = given("cors_origins", self.cors_origins.as_ref(), file)?;
        let number = |name, flag, usual| number(name, given(name, flag, file)?, usual);
        let time = |name, flag, most, usual| time(name, given(name, flag, file)?, most, usual);
        Ok(Manners {
            limits: Limits {
                body_bytes: number(
                    "body_limit",
                    self.body_limit.as_ref(),
                    usual.limits.body_bytes,
                )?,
                time: time(
                    "time_limit",
                    self.time_limit.as_ref(),
                    MOST_TIME,
                    usual.limits.time,
                )?,
                rate: read_rate(rate.as_deref().unwrap_or(RATE))?,
                live: LiveLimits {
                    connections: number(
                        "live_limit",
                        self.live_limit.as_ref(),
                        usual.limits.live.connections,
                    )?,
                    ..usual.limits.live
                },
                ..usual.limits
            },
            schema: zirkel_graphql::Limits {
                depth: number("depth_limit", self.depth_limit.as_ref(), usual.schema.depth)?,
                complexity: number(
                    "complexity_limit",
                    self.complexity_limit.as_ref(),
                    usual.schema.complexity,
                )?,
                aliases: number(
                    "alias_limit",
                    self.alias_limit.as_ref(),
                    usual.schema.aliases,
                )?,
                introspection: read_boolean(
                    "introspection",
                    introspection.as_deref(),
                    usual.schema.introspection,
                )?,
            },
            origins: origins.as_deref().map_or(Ok(usual.origins), read_origins)?,
            drain: time("drain", self.drain.as_ref(), MOST_DRAIN, usual.drain)?,
        })
    }
}

pub(super) fn wrong(name: &'static str, value: &str, hint: impl Into<String>) -> ConfigError {
    ConfigError::Value {
        name,
        value: value.to_owned(),
        hint: hint.into(),
    }
}

/// `50/s burst 200`, `50/s` or `off`.
fn read_rate(text: &str) -> Result<Option<Rate>, ConfigError> {
    if text.trim() == "off" {
        return Ok(None);
    }
    let count = |text: &str| {
        let count = NonZeroU32::from_str(text).ok()?;
        (count.get() <= MOST_RATE).then_some(count)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let rate = match words.as_slice() {
        [each] => each.strip_suffix("/s").and_then(count).map(|it| (it, it)),
        [each, "burst", burst] => {
            let each = each.strip_suffix("/s").and_then(count);
            each.zip(count(burst))
        }
        _ => None,
    };
    let hint = || {
        wrong(
            "rate_limit",
            text,
            format!("give for example `{RATE}`, numbers from 1 to {MOST_RATE}, or `off`"),
        )
    };
    let (per_second, burst) = rate.ok_or_else(hint)?;
    Ok(Some(Rate { per_second, burst }))
}

fn read_boolean(name: &'static str, text: Option<&str>, usual: bool) -> Result<bool, ConfigError> {
    match text {
        None => Ok(usual),
        Some("true") => Ok(true),
        Some("false") => Ok(false),
        Some(other) => Err(wrong(name, other, "give `true` or `false`")),
    }
}

/// `*`, or origins with commas between them. An origin is what a browser sends as such: a scheme, a
/// host, perhaps a port, and nothing behind it.
fn read_origins(text: &str) -> Result<Origins, ConfigError> {
    if text.trim() == "*" {
        return Ok(Origins::Any);
    }
    let origin = |text: &str| {
        let text = text.trim();
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        let is_origin = !host.is_empty() && host.bytes().all(is_plain);
        is_origin.then(|| HeaderValue::from_str(text).ok())?
    };
    let these: Option<Vec<HeaderValue>> = text.split(',').map(origin).collect();
    these.map(Origins::These).ok_or_else(|| {
        wrong(
            "cors_origins",
            text,
            "give origins such as `https://crm.example.org` with commas between them, or `*`",
        )
    })
}

pub(super) fn number(
    name: &'static str,
    text: Option<String>,
    usual: usize,
) -> Result<usize, ConfigError> {
    let Some(text) = text else { return Ok(usual) };
    NonZeroUsize::from_str(text.trim())
        .map(NonZeroUsize::get)
        .map_err(|_| wrong(name, &text, "give a whole number from 1 on"))
}

pub(super) fn time(
    name: &'static str,
    text: Option<String>,
    most: Duration,
    usual: Duration,
) -> Result<Duration, ConfigError> {
    let Some(text) = text else { return Ok(usual) };
    let found = read_time(text.trim()).filter(|time| *time <= most);
    found.ok_or_else(|| {
        let most = most.as_secs();
        let hint = format!("give a time such as `500ms`, `10s` or `1m`, at most `{most}s`");
        wrong(name, &text, hint)
    })
}

fn read_time(text: &str) -> Option<Duration> {
    let (count, unit): (&str, fn(u64) -> Duration) = if let Some(count) = text.strip_suffix("ms") {
        (count, Duration::from_millis)
    } else if let Some(count) = text.strip_suffix('s') {
        (count, Duration::from_secs)
    } else {
        (text.strip_suffix('m')?, |count| {
            Duration::from_secs(count.saturating_mul(60))
        })
    };
    count.parse().ok().map(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(name: &str, value: &str) -> Result<Manners, String> {
        let mut flags = LimitFlags::default();
        let place = match name {
            "rate_limit" => &mut flags.rate_limit,
            "introspection" => &mut flags.introspection,
            "cors_origins" => &mut flags.cors_origins,
            "body_limit" => &mut flags.body_limit,
            "time_limit" => &mut flags.time_limit,
            _ => &mut flags.drain,
        };
        *place = Some(value.to_owned());
        flags.resolve(&File::default()).map_err(|e| e.to_string())
    }

    fn rate(text: &str) -> Option<(u32, u32)> {
        let rate = resolved("rate_limit", text).unwrap().limits.rate?;
        Some((rate.per_second.get(), rate.burst.get()))
    }

    #[test]
    fn a_rate_has_a_burst_or_is_off() {
        assert_eq!(rate("50/s burst 200"), Some((50, 200)));
        assert_eq!(rate(" 5/s "), Some((5, 5)));
        assert_eq!(rate("off"), None);
        let usual = LimitFlags::default().resolve(&File::default()).unwrap();
        let usual = usual.limits.rate.unwrap();
        assert_eq!((usual.per_second.get(), usual.burst.get()), (50, 200));
    }

    #[test]
    fn what_is_given_is_taken() {
        assert!(
            !resolved("introspection", "false")
                .unwrap()
                .schema
                .introspection
        );
        assert_eq!(resolved("body_limit", "7").unwrap().limits.body_bytes, 7);
        for (text, time) in [("500ms", 500), ("10s", 10_000), ("2m", 120_000)] {
            let found = resolved("time_limit", text).unwrap().limits.time;
            assert_eq!(found, Duration::from_millis(time));
        }
        let origins = |text| resolved("cors_origins", text).unwrap().origins;
        assert_eq!(origins("*"), Origins::Any);
        let these = ["https://a.example", "http://localhost:3000"];
        assert_eq!(
            origins("https://a.example, http://localhost:3000"),
            Origins::These(these.map(HeaderValue::from_static).to_vec())
        );
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        for (name, value) in [
            ("rate_limit", "50"),
            ("rate_limit", "0/s"),
            ("rate_limit", "50/m"),
            ("rate_limit", "50/s burst"),
            ("rate_limit", "50/s burst 0"),
            ("rate_limit", "100001/s"),
            ("introspection", "yes"),
            ("cors_origins", "crm.example.org"),
            ("cors_origins", "https://crm.example.org/"),
            ("cors_origins", "https://a.example,"),
            ("cors_origins", "https://a.example, *"),
            ("body_limit", "0"),
            ("body_limit", "1MB"),
            ("time_limit", "10"),
            ("time_limit", "1h"),
            ("time_limit", "6m"),
            ("drain", "-1s"),
        ] {
            let error = resolved(name, value).unwrap_err();
            let begin = format!("`{value}` cannot be used for `{name}`; give ");
            assert!(error.starts_with(&begin), "{error}");
        }
        let empty = resolved("rate_limit", " ").unwrap_err();
        assert_eq!(
            empty,
            "the setting `rate_limit` is empty; give it a value, or take it away"
        );
    }
}
