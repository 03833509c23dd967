//! Scopes, conditions, focuses and limits on money.

use super::{Map, Writer};
use crate::org_file::emit::Yaml;
use zirkel_domain::{
    money::Money,
    structure::{
        element::SpendLimit,
        role::Focus,
        scope::{Condition, Scope, Value},
    },
    text::DecisionKey,
};

impl Writer<'_> {
    pub(super) fn scopes(&self, scopes: &[Scope]) -> Vec<Yaml> {
        scopes
            .iter()
            .map(|scope| {
                let mut map = Map::new();
                self.scope(scope, &mut map);
                map.yaml()
            })
            .collect()
    }

    /// The fields `decision` and `when`.
    pub(super) fn scope(&self, scope: &Scope, map: &mut Map) {
        map.maybe_text("decision", scope.decision.as_ref().map(DecisionKey::as_str));
        map.list("when", self.conditions(&scope.when));
    }

    fn conditions(&self, when: &[Condition]) -> Vec<Yaml> {
        when.iter()
            .map(|condition| self.condition(condition))
            .collect()
    }

    fn condition(&self, condition: &Condition) -> Yaml {
        let mut map = Map::new();
        map.text("attribute", condition.attribute.as_str());
        let constants = condition.test.constants();
        let operator = condition.test.operator();
        let is_amount = condition.attribute.is_amount();
        let mut written: Vec<Yaml> = constants
            .iter()
            .map(|v| self.constant(v, is_amount))
            .collect();
        if matches!(operator, "in" | "not_in") {
            map.put(operator, Yaml::List(written));
        } else if let Some(value) = written.pop() {
            map.put(operator, value);
        }
        map.yaml()
    }

    fn constant(&self, value: &Value, is_amount: bool) -> Yaml {
        match value {
            Value::Text(text) => Yaml::text(text),
            Value::Number(number) => Yaml::bare(number),
            Value::Boolean(yes) => Yaml::bare(yes),
            Value::Money(money) => {
                let own = self.snapshot.organization.currency;
                // Only `amount` is money whatever the catalogue says.
                if is_amount && money.currency() == own {
                    return amount(*money);
                }
                let mut map = Map::new();
                map.put("amount", amount(*money));
                map.text("currency", money.currency().code());
                map.yaml()
            }
        }
    }

    pub(super) fn focus(&self, focus: &Focus) -> Yaml {
        let mut map = Map::new();
        map.text("text", focus.text.as_str());
        map.list("when", self.conditions(&focus.when));
        map.yaml()
    }

    /// The fields `amount` (or `unlimited`), `currency` and `per`.
    pub(super) fn limit(&self, limit: SpendLimit, map: &mut Map) {
        match limit.most {
            Some(money) => {
                map.put("amount", amount(money));
                if money.currency() != self.snapshot.organization.currency {
                    map.text("currency", money.currency().code());
                }
            }
            None => map.put("unlimited", Yaml::bare(true)),
        }
        map.text("per", limit.per.as_str());
    }
}

/// An amount without needless decimals.
fn amount(money: Money) -> Yaml {
    let short = money.amount().normalize();
    Yaml::bare(if short.scale() == 0 {
        short
    } else {
        money.amount()
    })
}
