//! What a resolver may see: the app, the caller, and the moment that is shown.

use crate::{
    fault,
    input::{AsOfInput, Path, moment},
};
use async_graphql::{Context, Result};
use std::sync::Arc;
use zirkel_app::{App, AppError, Moment, Request};

/// An organization at the moment that an answer shows; every object of the answer holds it.
pub(crate) type Shown = Arc<zirkel_app::View>;

/// The app.
pub(crate) fn app<'a>(ctx: &Context<'a>) -> Result<&'a App> {
    ctx.data_opt::<App>()
        .ok_or_else(|| fault::broken("the schema was built without an app"))
}

/// Who asks, and when.
pub(crate) fn caller<'a>(ctx: &Context<'a>) -> Result<&'a Request> {
    ctx.data_opt::<Request>()
        .ok_or_else(|| fault::raise(ctx, AppError::Unknown("the request has no caller")))
}

/// The organization at the moment that was asked for; now where none was.
pub(crate) async fn shown(
    ctx: &Context<'_>,
    as_of: Option<AsOfInput>,
    at_least_revision: Option<i32>,
) -> Result<Shown> {
    let moment = moment(as_of, at_least_revision).map_err(|p| fault::refuse(ctx, p))?;
    let view = app(ctx)?
        .view(caller(ctx)?, moment)
        .await
        .map_err(|e| fault::raise(ctx, e))?;
    Ok(Arc::new(view))
}

/// The organization at the moment that an argument of its own name asks for; now where it does not.
pub(crate) async fn shown_at(
    ctx: &Context<'_>,
    argument: &'static str,
    as_of: Option<AsOfInput>,
) -> Result<Shown> {
    let as_of = as_of.map(|it| it.read(&Path::argument(argument)));
    let as_of = as_of.transpose().map_err(|p| fault::refuse(ctx, p))?;
    let moment = Moment {
        as_of: as_of.flatten(),
        at_least: None,
    };
    let view = app(ctx)?.view(caller(ctx)?, moment).await;
    let view = view.map_err(|mut error| {
        if let AppError::Malformed(problems) = &mut error {
            let names = problems.iter_mut().filter_map(|it| it.path.first_mut());
            names.for_each(|name| argument.clone_into(name));
        }
        fault::raise(ctx, error)
    })?;
    Ok(Arc::new(view))
}

/// The moment of an object, or the one that was asked for below it.
pub(crate) async fn shown_from(
    ctx: &Context<'_>,
    own: &Shown,
    as_of: Option<AsOfInput>,
) -> Result<Shown> {
    if as_of.is_some() {
        shown(ctx, as_of, None).await
    } else {
        Ok(Arc::clone(own))
    }
}
