//! Limits on money: a role's own control, what a grant carries, what a SPENDING policy gives.

use super::{Reader, fields::Fields};
use crate::org_file::node::Node;
use zirkel_domain::{
    ids::{RoleId, SpendControlId},
    structure::{
        element::{Period, SpendControl, SpendLimit},
        policy::period_fits_control,
    },
    subject::Subject,
};

impl<'n> Reader<'n> {
    /// An entry of `spend_control`.
    pub(super) fn spend_control(&mut self, node: &'n Node, role: RoleId) -> Option<SpendControl> {
        let mut fields = self.fields(node, "a spend control")?;
        let id = SpendControlId::from_uuid(self.uuid());
        self.stands(Subject::SpendControl(id), &node.place);
        let limit = self.limit(&mut fields, period_fits_control);
        let scopes = self.scopes(fields.get("for"));
        self.done(fields);
        Some(SpendControl {
            id,
            role,
            limit: limit?,
            scopes,
        })
    }

    /// The fields `amount` (or `unlimited`), `currency` and `per`.
    pub(super) fn limit(
        &mut self,
        fields: &mut Fields<'n>,
        fits: fn(Period) -> bool,
    ) -> Option<SpendLimit> {
        let amount = self.one_of(fields, &["amount", "unlimited"]);
        let unlimited = fields.get("unlimited").is_some();
        let currency = match fields.get("currency") {
            Some(written) => self.currency(written),
            None => self.currency,
        };
        let per = if unlimited {
            fields.get("per")
        } else {
            fields.need("per")
        };
        let period = per.and_then(|n| self.period(n, fits));
        let (field, node) = amount?;
        if field == "unlimited" {
            let yes = self.boolean(node)?;
            if !yes {
                self.wrong(node, "`true`", "leave the field out and write an `amount`");
                return None;
            }
            // Without an amount the period says nothing; each case stands for none given.
            let per = per.map_or(Some(Period::Case), |_| period)?;
            return Some(SpendLimit { most: None, per });
        }
        let most = self.money(node, currency)?;
        Some(SpendLimit {
            most: Some(most),
            per: period?,
        })
    }

    fn period(&mut self, node: &Node, fits: fn(Period) -> bool) -> Option<Period> {
        let known: Vec<(&str, Period)> = Period::ALL
            .into_iter()
            .filter(|per| fits(*per))
            .map(|per| (per.as_str(), per))
            .collect();
        self.choice(node, &known)
    }
}
