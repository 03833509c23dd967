//! What an edit names, and what becomes of fields that may be empty.

use crate::{context::Shown, node, object::node::Node, scalar::Date};
use async_graphql::{ID, Object, SimpleObject};
use std::sync::Arc;
use zirkel_domain::{
    change::Names,
    edit::Edit,
    ids::{AccountabilityId, CircleId, DomainId, PolicyId, SpendControlId},
    structure::role::RoleRef,
    subject::Subject,
    text::Text,
    time,
};

/// Something that an edit names.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    shown: Shown,
    subject: Subject,
    name: String,
}

impl Mention {
    fn new(shown: &Shown, subject: Subject, name: String) -> Self {
        Self {
            shown: Arc::clone(shown),
            subject,
            name,
        }
    }

    pub(super) fn role(shown: &Shown, names: &Names<'_>, role: RoleRef) -> Self {
        Self::new(shown, Subject::Role(role), names.role(role))
    }

    pub(super) fn circle(shown: &Shown, names: &Names<'_>, id: CircleId) -> Self {
        Self::new(shown, Subject::Circle(id), names.circle(id))
    }

    pub(super) fn policy(shown: &Shown, names: &Names<'_>, id: PolicyId) -> Self {
        Self::new(shown, Subject::Policy(id), names.policy(id))
    }

    pub(super) fn domain(shown: &Shown, names: &Names<'_>, id: DomainId) -> Self {
        Self::new(shown, Subject::Domain(id), names.domain(id))
    }

    pub(super) fn accountability(shown: &Shown, names: &Names<'_>, id: AccountabilityId) -> Self {
        let name = names.accountability(id);
        Self::new(shown, Subject::Accountability(id), name)
    }

    pub(super) fn spend_control(shown: &Shown, names: &Names<'_>, id: SpendControlId) -> Self {
        Self::new(shown, Subject::SpendControl(id), names.spend_control(id))
    }
}

/// Something that an edit names. What an edit of the same proposal makes has its id already, and is
/// there once the proposal is adopted.
#[Object(name = "GovernanceMention")]
impl Mention {
    /// Its id.
    async fn id(&self) -> ID {
        node::encode(self.subject)
    }

    /// What it is called: a role's, circle's or policy's name, the words of anything else.
    async fn name(&self) -> &str {
        &self.name
    }

    /// The thing, as it is at the moment shown; null where it is not there: not yet, or no more.
    async fn element(&self) -> Option<Node> {
        Node::of(&self.shown, self.subject)
    }
}

/// Another text.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TextEdit {
    /// What it says from then on; null for nothing any more.
    to: Option<String>,
}

impl TextEdit {
    pub(super) fn of(edit: &Edit<Text>) -> Option<Self> {
        (!edit.keeps()).then(|| Self {
            to: edit.of(None).map(|it| it.to_string()),
        })
    }
}

/// Another day.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct DateEdit {
    /// The day from then on; null for none any more.
    to: Option<Date>,
}

impl DateEdit {
    pub(super) fn of(edit: &Edit<time::Date>) -> Option<Self> {
        (!edit.keeps()).then(|| Self {
            to: edit.of(None).map(Into::into),
        })
    }
}

/// Another thing that is meant.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct MentionEdit {
    /// What is meant from then on; null for nothing any more.
    to: Option<Mention>,
}

impl MentionEdit {
    pub(super) fn domain(shown: &Shown, names: &Names<'_>, edit: &Edit<DomainId>) -> Option<Self> {
        (!edit.keeps()).then(|| Self {
            to: edit.of(None).map(|id| Mention::domain(shown, names, id)),
        })
    }
}
