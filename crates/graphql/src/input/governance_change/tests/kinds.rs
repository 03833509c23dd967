//! Every kind of edit, and what it comes to.

use super::Bench;
use crate::node::encode;
use zirkel_domain::{
    change::{Change, Inside, Part, PartEdit, PolicyAmendment, RoleAmendment},
    edit::Edit,
    example::{above, constrain, euros, on},
    ids::{AccountabilityId, CircleId, DomainId, PersonId, PolicyId, RoleId, SpendControlId},
    money::Decimal,
    structure::{
        domain::Reach,
        element::{Period, SpendLimit},
        policy::{
            AnyOrAll, ClauseKind, Constraint, Delegate, DomainAccess, Effect, Grant, Hook,
            LeadFunction, Quorum, Voice,
        },
        role::{CoreRole, RoleRef},
        scope::Scope,
    },
    subject::Subject,
    text::{Key, Name, Text},
    time::{Date, Wait},
};

fn words(text: &str) -> Text {
    Text::new(text).unwrap()
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn id(subject: Subject) -> String {
    format!("{{id: \"{}\"}}", encode(subject).as_str())
}

fn role_id(role: RoleId) -> String {
    id(Subject::Role(RoleRef::Defined(role)))
}

fn up_to(amount: &str, per: Period) -> SpendLimit {
    SpendLimit {
        most: Some(euros(amount)),
        per,
    }
}

impl Bench {
    fn p1(&self) -> PolicyId {
        let policies = &self.view.index.snapshot().policies;
        policies
            .values()
            .find(|it| it.key.as_str() == "p1")
            .unwrap()
            .id
    }

    fn balance(&self) -> DomainId {
        *self.view.index.snapshot().domains.keys().next().unwrap()
    }

    fn work(&self) -> AccountabilityId {
        let snapshot = self.view.index.snapshot();
        *snapshot.accountabilities.keys().next().unwrap()
    }

    fn money(&self) -> SpendControlId {
        let snapshot = self.view.index.snapshot();
        *snapshot.spend_controls.keys().next().unwrap()
    }

    /// What becomes of the one part of `care` that is named.
    fn part_edit(&self, json: &str) -> PartEdit {
        let change = format!("{{roleAmend: {{role: {{key: \"care\"}}, parts: [{{{json}}}]}}}}");
        let Change::RoleAmend(mut amended) = self.change(&change) else {
            panic!("{json}")
        };
        assert_eq!(amended.parts.len(), 1, "{json}");
        amended.parts.remove(0)
    }

    fn ben(&self) -> PersonId {
        self.org.ben
    }
}

#[test]
fn a_role_is_created_with_its_parts() {
    let bench = Bench::new();
    let Change::RoleCreate { role, parts } = bench.change(
        "{roleCreate: {name: \"Büro & Care\", purpose: \"Help\", parts: [
            {accountability: {text: \"Answering\", covers: [{decisionType: \"waiver\"}]}},
            {domain: {text: \"The desk\", reach: INTERNAL, delegatedFrom: {key: \"credit-balance\"}}},
            {spendControl: {limit: {most: {amount: \"50\", currency: \"EUR\"}, per: MONTH},
                covers: [{decisionType: \"credit\"}]}},
            {spendControl: {limit: {unlimited: true, per: CASE}}}]}}",
    ) else {
        panic!()
    };
    assert_eq!(role.name, name("Büro & Care"));
    assert_eq!(role.key.as_str(), "buro_care");
    assert_eq!(role.purpose, Some(words("Help")));
    assert_eq!(role.source, Some(CircleId::inside(bench.org.customer)));
    let [
        Part::Accountability(work),
        Part::Domain(desk),
        Part::SpendControl(some),
        Part::SpendControl(all),
    ] = parts.as_slice()
    else {
        panic!("{parts:?}")
    };
    assert_eq!(
        (&work.text, &work.covers),
        (&words("Answering"), &vec![on("waiver")])
    );
    assert_eq!(work.role, RoleRef::Defined(role.id));
    assert_eq!(
        (desk.reach, desk.key.as_str()),
        (Reach::Internal, "the_desk")
    );
    assert_eq!(desk.delegated_from, Some(bench.balance()));
    assert_eq!(some.limit, up_to("50", Period::Month));
    assert_eq!(some.scopes, [on("credit")]);
    assert_eq!((all.limit.most, all.scopes.len()), (None, 0));
}

#[test]
fn a_role_is_amended_where_something_is_said() {
    let bench = Bench::new();
    let customer = CircleId::inside(bench.org.customer);
    let core = RoleRef::Core(customer, CoreRole::Facilitator);
    let nothing = |role| RoleAmendment {
        role,
        name: None,
        purpose: Edit::Keep,
        parts: Vec::new(),
    };
    for (json, expected) in [
        (
            "role: {key: \"care\"}",
            nothing(RoleRef::Defined(bench.org.care)),
        ),
        ("role: {key: \"customer:facilitator\"}", nothing(core)),
        (
            "role: {key: \"care\"}, purpose: null, name: \"Help\"",
            RoleAmendment {
                name: Some(name("Help")),
                purpose: Edit::Clear,
                ..nothing(RoleRef::Defined(bench.org.care))
            },
        ),
        (
            "role: {key: \"care\"}, purpose: \"Help\"",
            RoleAmendment {
                purpose: Edit::Set(words("Help")),
                ..nothing(RoleRef::Defined(bench.org.care))
            },
        ),
    ] {
        let change = bench.change(&format!("{{roleAmend: {{{json}}}}}"));
        assert_eq!(change, Change::RoleAmend(expected), "{json}");
    }
}

#[test]
fn parts_are_amended_where_something_is_said() {
    let bench = Bench::new();
    let (work, money, domain) = (bench.work(), bench.money(), bench.balance());
    let work_id = id(Subject::Accountability(work));
    let money_id = id(Subject::SpendControl(money));
    let amend_domain = |delegated_from| PartEdit::AmendDomain {
        id: domain,
        text: None,
        reach: Some(Reach::Organization),
        delegated_from,
        covers: None,
    };
    for (json, expected) in [
        (
            format!("amendAccountability: {{accountability: {work_id}, text: \"More\"}}"),
            PartEdit::AmendAccountability {
                id: work,
                text: Some(words("More")),
                covers: None,
            },
        ),
        (
            format!("amendAccountability: {{accountability: {work_id}, covers: []}}"),
            PartEdit::AmendAccountability {
                id: work,
                text: None,
                covers: Some(Vec::new()),
            },
        ),
        (
            "amendDomain: {domain: {key: \"credit-balance\"}, reach: ORGANIZATION}".to_owned(),
            amend_domain(Edit::Keep),
        ),
        (
            "amendDomain: {domain: {key: \"credit-balance\"}, reach: ORGANIZATION, \
             delegatedFrom: null}"
                .to_owned(),
            amend_domain(Edit::Clear),
        ),
        (
            "amendDomain: {domain: {key: \"credit-balance\"}, reach: ORGANIZATION, \
             delegatedFrom: {key: \"credit-balance\"}}"
                .to_owned(),
            amend_domain(Edit::Set(domain)),
        ),
        (
            format!(
                "amendSpendControl: {{spendControl: {money_id}, limit: {{most: {{amount: \"5\", \
                 currency: \"EUR\"}}, per: DAY}}}}"
            ),
            PartEdit::AmendSpendControl {
                id: money,
                limit: Some(up_to("5", Period::Day)),
                scopes: None,
            },
        ),
    ] {
        assert_eq!(bench.part_edit(&json), expected, "{json}");
    }
}

#[test]
fn parts_go_and_come() {
    let bench = Bench::new();
    let (work, money, domain) = (bench.work(), bench.money(), bench.balance());
    let work_id = id(Subject::Accountability(work));
    let money_id = id(Subject::SpendControl(money));
    for (json, expected) in [
        (
            format!("removeAccountability: {work_id}"),
            PartEdit::RemoveAccountability(work),
        ),
        (
            "removeDomain: {key: \"credit-balance\"}".to_owned(),
            PartEdit::RemoveDomain(domain),
        ),
        (
            format!("removeSpendControl: {money_id}"),
            PartEdit::RemoveSpendControl(money),
        ),
    ] {
        assert_eq!(bench.part_edit(&json), expected, "{json}");
    }
    let added = bench.part_edit("add: {accountability: {text: \"More\"}}");
    let PartEdit::Add(Part::Accountability(work)) = added else {
        panic!()
    };
    assert_eq!(work.role, RoleRef::Defined(bench.org.care));
}

#[test]
fn roles_go_and_move() {
    let bench = Bench::new();
    let (support, agent) = (bench.org.support, bench.org.agent);
    let remove = |inside| Change::RoleRemove {
        role: support,
        inside,
    };
    let into = CircleId::inside(support);
    for (json, expected) in [
        (
            "roleRemove: {role: {key: \"support\"}}",
            remove(Inside::Unsaid),
        ),
        (
            "roleRemove: {role: {key: \"support\"}, inside: {removed: true}}",
            remove(Inside::Removed),
        ),
        (
            "roleRemove: {role: {key: \"support\"}, inside: {kept: {roles: [{key: \"agent\"}], \
             policies: [{key: \"p1\"}]}}}",
            remove(Inside::Kept {
                roles: vec![agent],
                policies: vec![bench.p1()],
            }),
        ),
        (
            "roleMove: {role: {key: \"care\"}, into: {key: \"support\"}, fitReason: \"It fits\"}",
            Change::RoleMove {
                role: bench.org.care,
                into,
                fit_reason: Some(words("It fits")),
            },
        ),
        (
            "policyMove: {policy: {key: \"p1\"}, into: {key: \"support\"}}",
            Change::PolicyMove {
                policy: bench.p1(),
                into,
                fit_reason: None,
            },
        ),
        (
            "policyRemove: {policy: {key: \"p1\"}}",
            Change::PolicyRemove(bench.p1()),
        ),
    ] {
        assert_eq!(bench.change(&format!("{{{json}}}")), expected, "{json}");
    }
}

#[test]
fn a_circle_goes_by_its_own_id_or_by_that_of_its_role() {
    let bench = Bench::new();
    let care = role_id(bench.org.care);
    let circle = CircleId::inside(bench.org.support);
    for into in [id(Subject::Circle(circle)), role_id(bench.org.support)] {
        let change = bench.change(&format!("{{roleMove: {{role: {care}, into: {into}}}}}"));
        let expected = Change::RoleMove {
            role: bench.org.care,
            into: circle,
            fit_reason: None,
        };
        assert_eq!(change, expected);
    }
}

#[test]
fn policies_are_adopted_and_amended() {
    let bench = Bench::new();
    let change = bench.change(
        "{policyAdopt: {key: \"own-key\", title: \"Larger\", text: \"Ask first\", reviewAt: \"2027-01-31\"}}",
    );
    let Change::PolicyAdopt(policy) = change else {
        panic!()
    };
    assert_eq!(policy.key, Key::new("own-key").unwrap());
    assert_eq!(policy.circle, CircleId::inside(bench.org.customer));
    assert_eq!(
        (policy.title, policy.text),
        (name("Larger"), Some(words("Ask first")))
    );
    assert_eq!(
        (policy.review_at, policy.legacy),
        (Some(day("2027-01-31")), false)
    );
    let nothing = PolicyAmendment {
        policy: bench.p1(),
        title: None,
        text: Edit::Keep,
        review_at: Edit::Keep,
        clauses: None,
    };
    for (json, expected) in [
        ("", nothing.clone()),
        (
            "title: \"Larger\", text: null, reviewAt: null, clauses: []",
            PolicyAmendment {
                title: Some(name("Larger")),
                text: Edit::Clear,
                review_at: Edit::Clear,
                clauses: Some(Vec::new()),
                ..nothing.clone()
            },
        ),
        (
            "text: \"Ask\", reviewAt: \"2027-01-31\"",
            PolicyAmendment {
                text: Edit::Set(words("Ask")),
                review_at: Edit::Set(day("2027-01-31")),
                ..nothing
            },
        ),
    ] {
        let change = bench.change(&format!(
            "{{policyAmend: {{policy: {{key: \"p1\"}} {json}}}}}"
        ));
        assert_eq!(change, Change::PolicyAmend(expected), "{json}");
    }
}

#[test]
fn constraints_ask_for_one_of_four_things() {
    let bench = Bench::new();
    let (care, billing) = (bench.org.care, bench.org.billing);
    let of_members = |how| Effect::PermissionOfMembers {
        circle: CircleId::inside(bench.org.support),
        how,
    };
    for (json, effect) in [
        ("forbid: true", Effect::Forbid),
        (
            "needsPermissionOf: {key: \"billing\"}",
            Effect::PermissionOfRole(billing),
        ),
        (
            "needsPermissionOfMembers: {membersOf: {key: \"support\"}, how: ANY}",
            of_members(AnyOrAll::Any),
        ),
        (
            "needsPermissionOfMembers: {membersOf: {key: \"support\"}, how: ALL}",
            of_members(AnyOrAll::All),
        ),
        ("needsSecond: {key: \"care\"}", Effect::Second(care)),
    ] {
        let clause = bench.clause(&format!("{{constrain: {{effect: {{{json}}}}}}}"));
        assert_eq!(clause.kind, constrain(Scope::EVERY, effect), "{json}");
        assert_eq!(
            (clause.local, clause.may_override),
            (false, false),
            "GOV-3.2.3"
        );
    }
    let clause = bench.clause(
        "{constrain: {covers: {decisionType: \"waiver\", when: [{attribute: \"amount\", operator: GT, \
         values: [{money: {amount: \"500\", currency: \"EUR\"}}]}]}, roles: [{key: \"care\"}], \
         effect: {forbid: true}, local: true, mayOverride: true}}",
    );
    let expected = Constraint {
        scope: on("waiver").with("amount", above("500")),
        roles: vec![care],
        effect: Effect::Forbid,
    };
    assert_eq!(clause.kind, ClauseKind::Constrain(expected));
    assert_eq!((clause.local, clause.may_override), (true, true));
}

#[test]
fn grants_and_accesses_are_read() {
    let bench = Bench::new();
    let clause = bench.clause(
        "{grant: {covers: {decisionType: \"credit\"}, to: [{key: \"care\"}, {key: \"agent\"}], spend: {most: {amount: \
         \"20\", currency: \"EUR\"}, per: CASE}}}",
    );
    let grant = Grant {
        scope: on("credit"),
        to: vec![bench.org.care, bench.org.agent],
        spend: Some(up_to("20", Period::Case)),
    };
    assert_eq!(clause.kind, ClauseKind::Grant(grant));
    let clause = bench.clause(
        "{domainAccess: {domain: {key: \"credit-balance\"}, roles: [{key: \"care\"}], people: \
         [{key: \"ben\"}]}}",
    );
    let access = DomainAccess {
        domain: bench.balance(),
        roles: vec![bench.org.care],
        people: vec![bench.ben()],
        scope: Scope::EVERY,
    };
    assert_eq!(clause.kind, ClauseKind::DomainAccess(access));
}

#[test]
fn doors_of_the_structure_are_read() {
    let bench = Bench::new();
    let (care, people) = (bench.org.care, vec![bench.ben()]);
    for (json, expected) in [
        (
            "anchorPurpose: {purpose: \"Help\", accountabilities: [\"Answering\"]}",
            Hook::AnchorPurpose {
                purpose: Some(words("Help")),
                accountabilities: vec![words("Answering")],
            },
        ),
        (
            "anchorLead: {people: [{key: \"ben\"}]}",
            Hook::AnchorLead { people },
        ),
        (
            "linkInvite: {roles: [{key: \"care\"}]}",
            Hook::LinkInvite {
                roles: vec![care],
                may_opt_out: true,
            },
        ),
        (
            "linkExit: {roles: [{key: \"care\"}], mayOptOut: false}",
            Hook::LinkExit {
                roles: vec![care],
                may_opt_out: false,
            },
        ),
        (
            "assignment: {roles: [{key: \"care\"}], termMonths: 6, maxTerms: 2, maxHolders: 3, \
             partnersOnly: true, by: {key: \"care\"}}",
            Hook::Assignment {
                roles: vec![care],
                term_months: Some(6),
                max_terms: Some(2),
                max_holders: Some(3),
                partners_only: true,
                by: Some(care),
            },
        ),
    ] {
        assert_eq!(bench.hook(json), expected, "{json}");
    }
}

#[test]
fn doors_of_authority_are_read() {
    let bench = Bench::new();
    let care = bench.org.care;
    for (json, expected) in [
        (
            "leadFunction: {function: STRATEGY, to: {key: \"care\"}}",
            Hook::LeadFunction {
                function: LeadFunction::Strategy,
                to: Delegate::Role(care),
            },
        ),
        (
            "leadFunction: {function: ASSIGNING, process: \"By lot\"}",
            Hook::LeadFunction {
                function: LeadFunction::Assigning,
                to: Delegate::Process(words("By lot")),
            },
        ),
        (
            "domainPermission: {domain: {key: \"credit-balance\"}, wait: \"2d\", announcement: false, by: \
             {key: \"care\"}}",
            Hook::DomainPermission {
                domain: bench.balance(),
                wait: Some(Wait::days(2)),
                announcement: false,
                by: Some(care),
            },
        ),
        (
            "spending: {to: {key: \"care\"}, limit: {most: {amount: \"9\", currency: \"EUR\"}, per: \
             CUSTOMER_YEAR}, covers: [{decisionType: \"waiver\"}]}",
            Hook::Spending {
                to: care,
                limit: up_to("9", Period::CustomerYear),
                scopes: vec![on("waiver")],
            },
        ),
    ] {
        assert_eq!(bench.hook(json), expected, "{json}");
    }
}

#[test]
fn doors_of_the_process_are_read() {
    let bench = Bench::new();
    let voice = Voice {
        role: bench.org.care,
        count: 1,
        how: Some(words("In turn")),
    };
    let voice_json = "{role: {key: \"care\"}, count: 1, how: \"In turn\"}";
    for (json, expected) in [
        (format!("multiFillVoice: {voice_json}"), Hook::MultiFillVoice(voice.clone())),
        (format!("repCount: {voice_json}"), Hook::RepCount(voice.clone())),
        (format!("repLimit: {voice_json}"), Hook::RepLimit(voice)),
        ("repProcess: {text: \"By lot\"}".to_owned(), Hook::RepProcess(words("By lot"))),
        ("tacticalInvite: {text: \"All\"}".to_owned(), Hook::TacticalInvite(words("All"))),
        ("tacticalProcess: {text: \"Fast\"}".to_owned(), Hook::TacticalProcess(words("Fast"))),
        ("govMeetingAdd: {text: \"Song\"}".to_owned(), Hook::GovMeetingAdd(words("Song"))),
        (
            "electEligibility: {office: SECRETARY, add: [{key: \"eli\"}], exclude: [{key: \"ben\"}]}"
                .to_owned(),
            Hook::ElectEligibility {
                office: CoreRole::Secretary,
                add: vec![bench.org.eli],
                exclude: vec![bench.org.ben],
            },
        ),
        (
            "objectionTimeLimit: {days: 5}".to_owned(),
            Hook::ObjectionTimeLimit { days: 5 },
        ),
        ("electionTimeLimit: {days: 6}".to_owned(), Hook::ElectionTimeLimit { days: 6 }),
        (
            "asyncEscalation: {effect: CONTINUE}".to_owned(),
            Hook::AsyncEscalation { stops: false },
        ),
        ("quorum: {count: 3}".to_owned(), Hook::Quorum(Quorum::Count(3))),
        (
            "quorum: {share: \"0.5\"}".to_owned(),
            Hook::Quorum(Quorum::Share(Decimal::new(5, 1))),
        ),
    ] {
        assert_eq!(bench.hook(&json), expected, "{json}");
    }
    let clause = bench.clause("{override: {hook: {quorum: {count: 3}}}}");
    assert_eq!(
        (clause.local, clause.may_override),
        (true, true),
        "GOV-3.2.3"
    );
}
