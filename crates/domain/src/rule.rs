//! Every rule that this code enforces or answers by, by its id. Ids never change; whoever searches
//! for one finds the rulebook's text, the code and its tests.

/// How the engine treats a rule (rulebook §0.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Decidable from what is stored: a breach is refused.
    Hard,
    /// Turns on a person's judgement: only who judged, and in which shape, is checked.
    Attest,
    /// Shown, never in the way.
    Show,
}

/// A rule of the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, e.g. `GOV-2.1.4`.
    pub id: &'static str,
    /// How it is treated.
    pub class: Class,
    /// What it says, in a few words.
    pub title: &'static str,
}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(other.id)
    }
}

macro_rules! rules {
    ($($name:ident = $id:literal, $class:ident, $title:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Rule = Rule { id: $id, class: Class::$class, title: $title };
        )*

        /// All of them, by id.
        pub const ALL: &[Rule] = &[$($name),*];
    };
}

rules! {
    GOV_1_1_1 = "GOV-1.1.1", Hard, "a role has a name and some content";
    GOV_1_1_3 = "GOV-1.1.3", Hard, "a domain is exclusive control";
    GOV_1_1_4 = "GOV-1.1.4", Hard, "authority belongs to roles, people borrow it";
    GOV_1_2_1 = "GOV-1.2.1", Hard, "the inside of every defined role is a circle";
    GOV_1_2_2 = "GOV-1.2.2", Hard, "core roles are not broken down";
    GOV_1_2_3 = "GOV-1.2.3", Hard, "containment is a tree";
    GOV_1_3_1 = "GOV-1.3.1", Hard, "one anchor holds everything";
    GOV_1_3_2 = "GOV-1.3.2", Hard, "the anchor has no circle lead by default";
    GOV_1_3_3 = "GOV-1.3.3", Hard, "the anchor's purpose changes by policy";
    GOV_1_3_4 = "GOV-1.3.4", Hard, "the anchor elects no representative";
    GOV_1_4_2 = "GOV-1.4.2", Hard, "additions to circle lead apply downwards";
    GOV_1_4_3 = "GOV-1.4.3", Hard, "functions taken from circle lead";
    GOV_1_4_4 = "GOV-1.4.4", Hard, "fixed parts of facilitator and secretary";
    GOV_1_4_5 = "GOV-1.4.5", Hard, "fixed parts of circle rep";
    GOV_1_4_6 = "GOV-1.4.6", Hard, "the circle lead holds what is not covered";
    GOV_1_5_1 = "GOV-1.5.1", Hard, "a link needs an invitation policy";
    GOV_1_5_2 = "GOV-1.5.2", Hard, "a seat with a focus links on its own";
    GOV_1_5_3 = "GOV-1.5.3", Hard, "each circle owns only what it added";
    GOV_1_5_5 = "GOV-1.5.5", Hard, "links make neither super nor sub";
    GOV_1_5_8 = "GOV-1.5.8", Hard, "linked roles are bound by the target";
    GOV_1_6_1 = "GOV-1.6.1", Hard, "a lead may re-point outside references";
    GOV_2_1_1 = "GOV-2.1.1", Hard, "only the lead, or whoever holds that function, assigns";
    GOV_2_1_3 = "GOV-2.1.3", Hard, "several people may hold one role";
    GOV_2_1_4 = "GOV-2.1.4", Hard, "focus splits a role";
    GOV_2_1_7 = "GOV-2.1.7", Hard, "policies may narrow assignments";
    GOV_2_1_8 = "GOV-2.1.8", Hard, "elected roles are filled by election only";
    GOV_2_1_9 = "GOV-2.1.9", Hard, "leading a role means leading its inside";
    GOV_2_2_1 = "GOV-2.2.1", Hard, "unfilled roles fall to the circle's leads";
    GOV_2_2_2 = "GOV-2.2.2", Hard, "leads also hold roles filled only by non-partners";
    GOV_2_2_3 = "GOV-2.2.3", Hard, "cover climbs, and may run out";
    GOV_2_2_4 = "GOV-2.2.4", Hard, "elected roles are not covered";
    GOV_2_2_5 = "GOV-2.2.5", Hard, "absence is not vacancy";
    GOV_2_3_1 = "GOV-2.3.1", Hard, "partner status gates duties and governance voice";
    GOV_2_4_1 = "GOV-2.4.1", Hard, "who is a member of a circle";
    GOV_2_4_2 = "GOV-2.4.2", Hard, "representation limit for multi-filled roles";
    GOV_2_4_3 = "GOV-2.4.3", Hard, "the circle rep joins containing circles";
    GOV_3_1_1 = "GOV-3.1.1", Hard, "allowed unless a rule forbids";
    GOV_3_1_2 = "GOV-3.1.2", Hard, "no implicit limits";
    GOV_3_1_3 = "GOV-3.1.3", Hard, "accountability, permission and exclusivity are three things";
    GOV_3_1_4 = "GOV-3.1.4", Hard, "the lead is not a boss";
    GOV_3_2_1 = "GOV-3.2.1", Hard, "do not break a policy that binds the role";
    GOV_3_2_2 = "GOV-3.2.2", Hard, "a policy clause is one of four kinds";
    GOV_3_2_3 = "GOV-3.2.3", Hard, "reach of a policy";
    GOV_3_2_4 = "GOV-3.2.4", Hard, "only open defaults can be overridden";
    GOV_3_2_6 = "GOV-3.2.6", Hard, "nobody grants what they lack";
    GOV_3_2_7 = "GOV-3.2.7", Hard, "conflicting policies";
    GOV_3_3_1 = "GOV-3.3.1", Hard, "own domain";
    GOV_3_3_2 = "GOV-3.3.2", Hard, "undelegated domain of a containing circle";
    GOV_3_3_3 = "GOV-3.3.3", Hard, "domain delegated elsewhere";
    GOV_3_3_4 = "GOV-3.3.4", Hard, "domain of an outside sovereign";
    GOV_3_3_5 = "GOV-3.3.5", Hard, "who can permit";
    GOV_3_3_7 = "GOV-3.3.7", Hard, "permission by announcement";
    GOV_3_3_8 = "GOV-3.3.8", Hard, "permission covers just that action";
    GOV_3_3_9 = "GOV-3.3.9", Hard, "what may be delegated";
    GOV_3_4_1 = "GOV-3.4.1", Hard, "no spending without authorization";
    GOV_3_4_2 = "GOV-3.4.2", Hard, "what counts as spending";
    GOV_3_4_3 = "GOV-3.4.3", Hard, "intent to spend";
    GOV_3_4_8 = "GOV-3.4.8", Hard, "a policy may give control over money outright";
    GOV_3_5_1 = "GOV-3.5.1", Attest, "four conditions of individual initiative";
    GOV_3_5_2 = "GOV-3.5.2", Hard, "the engine never grants initiative";
    GOV_3_6_1 = "GOV-3.6.1", Hard, "who may decide";
    GOV_3_6_2 = "GOV-3.6.2", Hard, "unmapped is not no";
    GOV_3_6_3 = "GOV-3.6.3", Hard, "who may change who may";
    GOV_5_2_1 = "GOV-5.2.1", Hard, "eligible as facilitator or secretary";
    GOV_5_2_2 = "GOV-5.2.2", Hard, "eligible as circle rep";
    GOV_7_2_2 = "GOV-7.2.2", Hard, "the secretary of an affected circle rules on a conflict";
    GOV_8_2_4 = "GOV-8.2.4", Hard, "an added lead's decisions come first in a breakdown";
    GOV_10_1_1 = "GOV-10.1.1", Hard, "article 1 is required";
    GOV_10_1_3 = "GOV-10.1.3", Hard, "without article 4 a lead may direct";
    GOV_10_1_4 = "GOV-10.1.4", Hard, "without article 5 leads edit governance";
    GOV_10_2_1 = "GOV-10.2.1", Hard, "ratifiers set up the initial structure";
}
