//! Edits as a client writes them: what each comes to, and what is refused where.

mod kinds;
mod refused;

use super::GovernanceChangeInput;
use crate::input::Path;
use async_graphql::{InputType as _, Value as Json};
use std::sync::Arc;
use zirkel_app::{
    AppError, View,
    changes::{ChangeDraft, resolve},
    testing::SeededIds,
};
use zirkel_domain::{
    authority::live::LiveFacts,
    change::Change,
    example::{Vectors, moment, vectors},
    ids::CircleId,
    structure::policy::{Clause, ClauseKind, Hook},
};

/// The organization of the rulebook's vectors, in which edits are found.
pub(crate) struct Bench {
    pub(crate) org: Vectors,
    pub(crate) view: View,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::of(vectors())
    }

    pub(crate) fn of(org: Vectors) -> Self {
        let view = View {
            index: Arc::new(org.world.index()),
            at: moment("2026-06-01T09:00:00Z"),
            live: LiveFacts::default(),
        };
        Self { org, view }
    }

    /// The edits of a list, proposed in the circle inside the role `customer`.
    pub(crate) fn try_changes(&self, json: &str) -> Result<Vec<Change>, AppError> {
        let drafts = drafts(json)?;
        let circle = CircleId::inside(self.org.customer);
        let ids = SeededIds::default();
        resolve(&self.view, &ids, self.view.at, circle, &drafts)
    }

    pub(crate) fn changes(&self, json: &str) -> Vec<Change> {
        self.try_changes(json)
            .unwrap_or_else(|error| panic!("{error}: {json}"))
    }

    /// The one edit of a list.
    fn change(&self, json: &str) -> Change {
        let mut changes = self.changes(&format!("[{json}]"));
        assert_eq!(changes.len(), 1, "{json}");
        changes.remove(0)
    }

    /// The one clause of a policy that is adopted with it.
    fn clause(&self, json: &str) -> Clause {
        let policy = format!("{{policyAdopt: {{title: \"A policy\", clauses: [{json}]}}}}");
        let Change::PolicyAdopt(mut policy) = self.change(&policy) else {
            panic!("{json}")
        };
        policy.clauses.remove(0)
    }

    fn hook(&self, json: &str) -> Hook {
        let clause = self.clause(&format!("{{override: {{hook: {{{json}}}}}}}"));
        let ClauseKind::Override(hook) = clause.kind else {
            panic!("{json}")
        };
        hook
    }

    /// Where a list is wrong.
    fn wrong(&self, json: &str) -> Vec<String> {
        match self.try_changes(json) {
            Err(AppError::Malformed(problems)) => {
                problems.iter().map(|it| it.path.join(".")).collect()
            }
            other => panic!("{json}: {other:?}"),
        }
    }
}

fn drafts(json: &str) -> Result<Vec<ChangeDraft>, AppError> {
    let document = format!("{{ f(changes: {json}) }}");
    let document = async_graphql::parser::parse_query(document).unwrap();
    let (_, operation) = document.operations.iter().next().unwrap();
    let item = operation.node.selection_set.node.items.first().unwrap();
    let async_graphql::parser::types::Selection::Field(field) = &item.node else {
        panic!("{json}")
    };
    let value = field.node.get_argument("changes").unwrap().node.clone();
    let value: Json = value.into_const().unwrap();
    let given = Vec::<GovernanceChangeInput>::parse(Some(value));
    let given = given.unwrap_or_else(|_| panic!("no such input: {json}"));
    let drafts = GovernanceChangeInput::all(&Path::argument("changes"), given);
    drafts.map_err(AppError::from)
}
