//! Anything by its id.

use crate::{
    context::shown,
    fault,
    input::{AsOfInput, Path, Problems},
    limits::NODES,
    node,
    object::node::Node,
};
use async_graphql::{Context, ID, Object, Result};

#[derive(Default)]
pub(crate) struct NodeById;

#[Object]
impl NodeById {
    /// The thing with this id; null where there is none in the caller's organization.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An id of this API, e.g. `role_01j…`.")] id: ID,
        #[graphql(desc = "The moment of the record to show; else now.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Node>> {
        let named = node::named(&id, Path::argument("id").segments());
        let named = named.map_err(|problem| fault::refuse(ctx, problem))?;
        let shown = shown(ctx, as_of, None).await?;
        Node::by_id(ctx, &shown, named).await
    }

    /// The things with these ids, in order; null in the place of each that is not there.
    #[graphql(complexity = "crate::limits::list_cost(ids.len(), child_complexity)")]
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Ids of this API, at most 100.")] ids: Vec<ID>,
        #[graphql(desc = "The moment of the record to show; else now.")] as_of: Option<AsOfInput>,
    ) -> Result<Vec<Option<Node>>> {
        let path = Path::argument("ids");
        if ids.len() > NODES {
            let complaint = format!("has {} entries, at most {NODES} at once", ids.len());
            return Err(fault::refuse(ctx, path.wrong(complaint)));
        }
        let mut problems = Problems::default();
        let subjects = ids.iter().enumerate().filter_map(|(position, id)| {
            problems.keep(node::named(id, path.entry(position).segments()))
        });
        let subjects: Vec<_> = subjects.collect();
        let subjects = problems.or(Some(subjects));
        let subjects = subjects.map_err(|problems| fault::raise(ctx, problems.into()))?;
        let shown = shown(ctx, as_of, None).await?;
        let mut nodes = Vec::with_capacity(subjects.len());
        for named in subjects {
            nodes.push(Node::by_id(ctx, &shown, named).await?);
        }
        Ok(nodes)
    }
}
