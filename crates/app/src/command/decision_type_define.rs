//! An admin says what the catalogue has under a key.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{App, AppError, Request};
use std::collections::BTreeMap;
use zirkel_domain::{
    act::decision_type,
    ids::DecisionTypeId,
    structure::decision_type::{AttributeType, Reversibility},
    subject::Subject,
    text::{AttributeName, DecisionKey, Name, Text},
};

/// An entry of the catalogue.
#[derive(Clone, Debug)]
pub struct DecisionTypeDefine {
    /// Its key; one that is there is defined anew.
    pub key: DecisionKey,
    /// What people call it.
    pub title: Option<Name>,
    /// What it is about.
    pub description: Option<Text>,
    /// Whether the case's amount counts as spending; none where it is inherited.
    pub spends: Option<bool>,
    /// How hard it is to undo.
    pub reversibility: Option<Reversibility>,
    /// Its attributes with their types.
    pub attributes: BTreeMap<AttributeName, AttributeType>,
}

impl App {
    /// Says what the catalogue has under a key.
    #[tracing::instrument(
        name = "app.decision_type_define",
        skip_all,
        fields(decision = %command.key)
    )]
    pub async fn decision_type_define(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &DecisionTypeDefine,
    ) -> Result<Acted, AppError> {
        let id = DecisionTypeId::from_uuid(self.ids.fresh(request.now));
        let define = decision_type::Define {
            id,
            key: command.key.clone(),
            title: command.title.clone(),
            description: command.description.clone(),
            spends: command.spends,
            reversibility: command.reversibility,
            attributes: command.attributes.clone(),
        };
        let order = Order::new("decisionTypeDefine", envelope);
        self.act(request, order, |scene| {
            let known = super::decision_type_retire::by_key(scene.view, &command.key);
            Ok(Judged {
                touches: known.map(Subject::DecisionType).into_iter().collect(),
                outcome: decision_type::define(scene.world(), scene.by, &define),
            })
        })
        .await
    }
}
