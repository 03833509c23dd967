//! The open doors (GOV-3.2.4): each hook with its own fields; every other default is closed.

use super::{Reader, fields::Fields};
use crate::org_file::{
    mistake::{Mistake, nearest},
    node::Node,
};
use zirkel_domain::{
    code::Code,
    money::Decimal,
    rule,
    structure::{
        policy::{Delegate, Hook, LeadFunction, Quorum, Voice},
        role::CoreRole,
    },
    text::Text,
};

/// Every open hook.
pub(super) const OPEN: [&str; 20] = [
    "ANCHOR_PURPOSE",
    "ANCHOR_LEAD",
    "LINK_INVITE",
    "LINK_EXIT",
    "ASSIGNMENT",
    "LEAD_FUNCTION",
    "DOMAIN_PERMISSION",
    "SPENDING",
    "MULTI_FILL_VOICE",
    "REP_COUNT",
    "REP_LIMIT",
    "REP_PROCESS",
    "TACTICAL_INVITE",
    "TACTICAL_PROCESS",
    "GOV_MEETING_ADD",
    "ELECT_ELIGIBILITY",
    "OBJECTION_TIME_LIMIT",
    "ELECTION_TIME_LIMIT",
    "ASYNC_ESCALATION",
    "QUORUM",
];

impl<'n> Reader<'n> {
    /// The clause kind `override`.
    pub(super) fn hook(&mut self, node: &'n Node) -> Option<Hook> {
        let mut fields = self.fields(node, "a rule override")?;
        let Some(name) = fields.need("hook") else {
            self.done(fields);
            return None;
        };
        let text = self.string(name, "the name of a hook")?;
        let Some(open) = OPEN.into_iter().find(|open| *open == text) else {
            self.closed(name, text);
            return None;
        };
        let before = self.errors();
        let hook = self.hook_fields(open, &mut fields);
        self.done(fields);
        // A hook of which something is left out does something else.
        hook.filter(|_| self.errors() == before)
    }

    fn closed(&mut self, node: &Node, text: &str) {
        let upper = text.to_uppercase().replace('-', "_");
        let hint = if let Some(open) = nearest(&upper, OPEN) {
            format!("did you mean `{open}`?")
        } else {
            let mut by_likeness = OPEN;
            by_likeness.sort_by(|a, b| {
                let like = |word: &str| strsim::jaro_winkler(&upper, word);
                like(b).total_cmp(&like(a))
            });
            let near = by_likeness.iter().take(4);
            let near: Vec<String> = near.map(|open| format!("`{open}`")).collect();
            format!("open hooks near it: {}", near.join(", "))
        };
        let message =
            format!("`{text}` is no open hook, this default can not be changed by a policy");
        let mistake = Mistake::error(&node.place, message).hint(hint);
        self.out
            .push(mistake.breaks(rule::GOV_3_2_4, Code::HookClosed));
    }

    fn hook_fields(&mut self, name: &str, fields: &mut Fields<'n>) -> Option<Hook> {
        Some(match name {
            "ANCHOR_PURPOSE" => self.anchor_purpose(fields),
            "ANCHOR_LEAD" => Hook::AnchorLead {
                people: self.some(fields.need("people"), "person keys", Self::refer_person),
            },
            "LINK_INVITE" => Hook::LinkInvite {
                roles: self.some(fields.need("roles"), "role keys", Self::refer_role),
                may_opt_out: self.flag(fields, "may_opt_out").unwrap_or(true),
            },
            "LINK_EXIT" => Hook::LinkExit {
                roles: self.some(fields.need("roles"), "role keys", Self::refer_role),
                may_opt_out: fields.need("may_opt_out").and_then(|n| self.boolean(n))?,
            },
            "ASSIGNMENT" => self.assignment_hook(fields),
            "LEAD_FUNCTION" => self.lead_function(fields)?,
            "DOMAIN_PERMISSION" => self.domain_permission(fields)?,
            "SPENDING" => self.spending(fields)?,
            "MULTI_FILL_VOICE" => Hook::MultiFillVoice(self.voice(fields)?),
            "REP_COUNT" => Hook::RepCount(self.voice(fields)?),
            "REP_LIMIT" => Hook::RepLimit(self.voice(fields)?),
            "REP_PROCESS" => Hook::RepProcess(self.wording(fields)?),
            "TACTICAL_INVITE" => Hook::TacticalInvite(self.wording(fields)?),
            "TACTICAL_PROCESS" => Hook::TacticalProcess(self.wording(fields)?),
            "GOV_MEETING_ADD" => Hook::GovMeetingAdd(self.wording(fields)?),
            "ELECT_ELIGIBILITY" => self.eligibility(fields)?,
            "OBJECTION_TIME_LIMIT" => Hook::ObjectionTimeLimit {
                days: self.count(fields, "days")?,
            },
            "ELECTION_TIME_LIMIT" => Hook::ElectionTimeLimit {
                days: self.count(fields, "days")?,
            },
            "ASYNC_ESCALATION" => Hook::AsyncEscalation {
                stops: fields
                    .need("effect")
                    .and_then(|n| self.choice(n, &[("stop", true), ("continue", false)]))?,
            },
            _ => Hook::Quorum(self.quorum(fields)?),
        })
    }

    fn flag(&mut self, fields: &mut Fields<'n>, name: &'static str) -> Option<bool> {
        fields.get(name).and_then(|n| self.boolean(n))
    }

    fn count(&mut self, fields: &mut Fields<'n>, name: &'static str) -> Option<u32> {
        fields.need(name).and_then(|n| self.positive(n))
    }

    fn wording(&mut self, fields: &mut Fields<'n>) -> Option<Text> {
        fields.need("text").and_then(|n| self.text(n))
    }

    /// At least one of these fields.
    fn any_of(&mut self, fields: &mut Fields<'n>, names: &[&'static str]) {
        if fields.written(names).is_empty() {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            let message = format!(
                "the override changes nothing, expected any of {}",
                names.join(", ")
            );
            self.mistake(fields.place, message, "");
        }
    }

    fn anchor_purpose(&mut self, fields: &mut Fields<'n>) -> Hook {
        self.any_of(fields, &["purpose", "accountabilities"]);
        Hook::AnchorPurpose {
            purpose: fields.get("purpose").and_then(|n| self.text(n)),
            accountabilities: self.each(fields.get("accountabilities"), "texts", Self::text),
        }
    }

    fn assignment_hook(&mut self, fields: &mut Fields<'n>) -> Hook {
        self.any_of(
            fields,
            &[
                "term_months",
                "max_terms",
                "max_holders",
                "partners_only",
                "by",
            ],
        );
        Hook::Assignment {
            roles: self.some(fields.get("roles"), "role keys", Self::refer_role),
            term_months: fields.get("term_months").and_then(|n| self.positive(n)),
            max_terms: fields.get("max_terms").and_then(|n| self.positive(n)),
            max_holders: fields.get("max_holders").and_then(|n| self.positive(n)),
            partners_only: self.flag(fields, "partners_only").unwrap_or(false),
            by: fields.get("by").and_then(|n| self.refer_role(n)),
        }
    }

    fn lead_function(&mut self, fields: &mut Fields<'n>) -> Option<Hook> {
        let known = LeadFunction::ALL.map(|function| (function.as_str(), function));
        let function = fields.need("function").and_then(|n| self.choice(n, &known));
        let to = self.one_of(fields, &["to", "process"]);
        let to = match to? {
            ("to", node) => Delegate::Role(self.refer_role(node)?),
            (_, node) => Delegate::Process(self.text(node)?),
        };
        Some(Hook::LeadFunction {
            function: function?,
            to,
        })
    }

    fn domain_permission(&mut self, fields: &mut Fields<'n>) -> Option<Hook> {
        let domain = fields.need("domain").and_then(|n| self.refer_domain(n));
        self.any_of(fields, &["wait", "announcement", "by"]);
        let wait = fields.get("wait").and_then(|n| self.wait(n));
        let announcement = self.flag(fields, "announcement").unwrap_or(true);
        let by = fields.get("by").and_then(|n| self.refer_role(n));
        Some(Hook::DomainPermission {
            domain: domain?,
            wait,
            announcement,
            by,
        })
    }

    fn spending(&mut self, fields: &mut Fields<'n>) -> Option<Hook> {
        let to = fields.need("to").and_then(|n| self.refer_role(n));
        let limit = self.limit(fields, |_| true);
        let scopes = self.scopes(fields.get("for"));
        Some(Hook::Spending {
            to: to?,
            limit: limit?,
            scopes,
        })
    }

    /// A count of 0 can be read: that it leaves a role without a voice is a rule's affair
    /// (GOV-2.4.2).
    fn voice(&mut self, fields: &mut Fields<'n>) -> Option<Voice> {
        let role = fields.need("role").and_then(|n| self.refer_role(n));
        let count = fields.need("count").and_then(|n| self.whole(n));
        let how = fields.get("how").and_then(|n| self.text(n));
        Some(Voice {
            role: role?,
            count: count?,
            how,
        })
    }

    fn eligibility(&mut self, fields: &mut Fields<'n>) -> Option<Hook> {
        let known = [
            ("facilitator", CoreRole::Facilitator),
            ("secretary", CoreRole::Secretary),
        ];
        let office = fields.need("office").and_then(|n| self.choice(n, &known));
        self.any_of(fields, &["add", "exclude"]);
        Some(Hook::ElectEligibility {
            office: office?,
            add: self.each(fields.get("add"), "person keys", Self::refer_person),
            exclude: self.each(fields.get("exclude"), "person keys", Self::refer_person),
        })
    }

    fn quorum(&mut self, fields: &mut Fields<'n>) -> Option<Quorum> {
        let (name, node) = self.one_of(fields, &["count", "share"])?;
        if name == "count" {
            return self.positive(node).map(Quorum::Count);
        }
        let share = self.decimal(node)?;
        if share <= Decimal::ZERO || share > Decimal::ONE {
            self.wrong(node, "a share above 0 and at most 1", "");
            return None;
        }
        Some(Quorum::Share(share))
    }
}
