//! What happens in the process of a circle?

use super::{Next, following, next};
use crate::{
    context::{app, caller, shown},
    fault,
    input::Path,
    node,
    object::process_event::{self, ProcessEvent},
};
use async_graphql::{Context, ID, Result, Subscription};
use zirkel_domain::subject::Subject;

#[derive(Default)]
pub(crate) struct CircleProcess;

#[Subscription]
impl CircleProcess {
    /// What happens in the process of a circle (not of circles in it): to its proposals, to
    /// tensions in it, in its offices. Each once and in order, as far as the caller sees it: what
    /// became of a draft, or of a tension before it was shared, is told to its author alone.
    #[graphql(complexity = "child_complexity + 20")]
    async fn circle_process(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The circle.")] circle_id: ID,
        #[graphql(
            desc = "What happened after this cursor, an event's or `Circle.processCursor`; else from now on."
        )]
        after: Option<String>,
    ) -> Result<Next<ProcessEvent>> {
        let path = Path::argument("circleId").segments();
        let circle = match node::decode(&circle_id, path.clone()) {
            Ok(Subject::Circle(circle)) => circle,
            Ok(_) => {
                let problem = node::wrong_kind(&circle_id, "circle", path);
                return Err(fault::refuse(ctx, problem));
            }
            Err(problem) => return Err(fault::refuse(ctx, problem)),
        };
        let after = after.map(|it| process_event::after(circle, &it));
        let after = after.transpose().map_err(|p| fault::refuse(ctx, p))?;
        let happened = app(ctx)?.process_next(caller(ctx)?, following(ctx)?, (circle, after));
        let happened = happened.await.map_err(|error| fault::raise(ctx, error))?;
        let shown = shown(ctx, None, None).await?;
        Ok(next(happened.map(|it| ProcessEvent::new(&shown, it))))
    }
}
