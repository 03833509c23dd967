//! How much money, and other counts.

use crate::{
    input::{Path, Problems, money::MoneyInput},
    object::spend_control::Period,
};
use async_graphql::InputObject;
use zirkel_app::error::Problem;
use zirkel_domain::structure::{element, policy::period_fits_control};

/// How much may be spent, inclusive. Exactly one of `most` and `unlimited`.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SpendLimitInput {
    /// The most.
    most: Option<MoneyInput>,
    /// `true`: without limit.
    unlimited: Option<bool>,
    /// What it is counted over. For each customer only in the hook `SPENDING`.
    per: Period,
}

impl SpendLimitInput {
    /// Reads it, as what a role controls or a grant gives.
    pub(super) fn read_control(self, path: &Path) -> Result<element::SpendLimit, Problems> {
        let per = element::Period::from(self.per);
        let mut problems = Problems::default();
        if !period_fits_control(per) {
            let message = "counts for each customer, which only the hook `SPENDING` can: count \
                           each case, day, month or year";
            problems.add(path.at("per").wrong(message));
        }
        let limit = problems.keep_all(self.read(path));
        problems.or(limit)
    }

    /// Reads it.
    pub(super) fn read(self, path: &Path) -> Result<element::SpendLimit, Problems> {
        let most = match (self.most, self.unlimited) {
            (Some(most), None) => Some(most.read(&path.at("most"))?),
            (None, Some(true)) => None,
            (None, Some(false)) => {
                let message = "is false: leave it out and give `most`";
                return Err(path.at("unlimited").wrong(message).into());
            }
            (Some(_), Some(_)) | (None, None) => {
                let message = "needs exactly one of `most` and `unlimited`";
                return Err(path.wrong(message).into());
            }
        };
        Ok(element::SpendLimit {
            most,
            per: self.per.into(),
        })
    }
}

/// The most that a count may be, as in the organization file.
const MOST: u32 = 999_999_999;

/// A whole number, `least` or more.
pub(super) fn count_from(least: u32, path: &Path, number: i32) -> Result<u32, Problem> {
    u32::try_from(number)
        .ok()
        .filter(|it| (least..=MOST).contains(it))
        .ok_or_else(|| {
            path.wrong(format!(
                "is {number}: a whole number from {least} to {MOST} is expected"
            ))
        })
}
