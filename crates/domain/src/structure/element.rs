//! What a role consists of besides its purpose: accountabilities, and control over money.

use crate::{
    ids::{AccountabilityId, LinkId, RoleId, SpendControlId},
    money::Money,
    structure::{role::RoleRef, scope::Scope},
    text::Text,
    time::Date,
};
use chrono::{Datelike as _, Months};

/// Continuing work that others may expect of a role (GOV-1.1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accountability {
    /// Its id.
    pub id: AccountabilityId,
    /// Whose.
    pub role: RoleRef,
    /// In words.
    pub text: Text,
    /// For the machine: the decisions that it speaks of.
    pub covers: Vec<Scope>,
    /// The link under which the target circle added it; none where the role's own circle did
    /// (GOV-1.5.3).
    pub added_by: Option<LinkId>,
}

/// An amount that a role may spend (GOV-3.4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendControl {
    /// Its id.
    pub id: SpendControlId,
    /// Whose; shared by the role's seats.
    pub role: RoleId,
    /// How much, and counted over what.
    pub limit: SpendLimit,
    /// For which decisions; empty means for every one.
    pub scopes: Vec<Scope>,
}

/// How much may be spent, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpendLimit {
    /// The most; none means without limit.
    pub most: Option<Money>,
    /// What it is counted over.
    pub per: Period,
}

/// What a limit is counted over. Calendar periods are those of the organization's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Each case by itself.
    Case,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// A month, for each customer.
    CustomerMonth,
    /// A year, for each customer.
    CustomerYear,
}

impl Period {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Case,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::CustomerMonth,
        Self::CustomerYear,
    ];

    /// Its name in files and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::CustomerMonth => "customer_month",
            Self::CustomerYear => "customer_year",
        }
    }

    /// The last day of the calendar period that a day lies in; none where each case counts alone.
    pub fn last_day(self, day: Date) -> Option<Date> {
        let months = match self {
            Self::Case => return None,
            Self::Day => return Some(day),
            Self::Month | Self::CustomerMonth => 1,
            Self::Year | Self::CustomerYear => 12,
        };
        let first = day.with_day(1)?;
        let first = if months == 12 {
            first.with_month(1)?
        } else {
            first
        };
        first.checked_add_months(Months::new(months))?.pred_opt()
    }

    /// Whether it is counted for each customer.
    pub const fn by_customer(self) -> bool {
        matches!(self, Self::CustomerMonth | Self::CustomerYear)
    }
}
