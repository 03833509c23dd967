//! Every limit on a question in one place, and the guard that holds those that the engine does not
//! know. It also gives each error a code and the request's id.

use crate::answer::{self, Nulls};
use async_graphql::{
    ErrorExtensionValues, Positioned, Response, ServerError, ServerResult, ValidationResult, Value,
    Variables, async_trait,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextExecute, NextParseQuery, NextRequest,
        NextResolve, NextValidation, ResolveInfo,
    },
    parser::types::{Directive, ExecutableDocument, Selection, SelectionSet},
    value,
};
use std::sync::{Arc, OnceLock};
use zirkel_domain::time::Timestamp;

/// How deep fields may nest unless set otherwise; what `GraphiQL` asks about the schema takes 15.
pub(crate) const DEPTH: usize = 16;
/// How deep selections may nest with fragments counted in.
pub(crate) const NESTING: usize = 32;
/// How much one document may cost unless set otherwise: about one per field that could be shown.
pub(crate) const COMPLEXITY: usize = 500_000;
/// How many fields may be renamed unless set otherwise.
pub(crate) const ALIASES: usize = 50;
/// How many directives a document may carry.
pub(crate) const DIRECTIVES: usize = 50;
/// How many entries a page may have.
pub(crate) const PAGE: u32 = 100;
/// How many entries a page has where nothing else is said.
pub(crate) const PAGE_DEFAULT: i32 = 20;
/// How many ids `nodes` takes.
pub(crate) const NODES: usize = 100;
/// How many questions a batch takes.
pub(crate) const BATCH: usize = 500;
/// How many attributes a case may state.
pub(crate) const ATTRIBUTES: usize = 100;
/// How many characters the text of an attribute may have.
pub(crate) const ATTRIBUTE_TEXT: usize = 1_000;

/// How many characters a caller's name for an act may have.
pub(crate) const ACT_NAME: usize = 200;
/// How many conditions a focus may have, attributes a decision type, outside ids a person.
pub(crate) const PARTS: usize = 50;

/// What an act costs besides what its answer shows.
const ACTING: usize = 2_000;
/// What judging one person costs.
const JUDGING: usize = 50;
/// What judging everybody costs.
const JUDGING_ALL: usize = 500;
/// Beyond this a sum only grows; far below where it could overflow.
const MOST: usize = 1_000_000_000;

/// What a page costs: each of its entries.
pub(crate) fn page_cost(first: Option<i32>, last: Option<i32>, entry: usize) -> usize {
    let size = last.or(first).unwrap_or(PAGE_DEFAULT);
    list_cost(usize::try_from(size).unwrap_or(1), entry)
}

/// What a list of so many entries costs.
pub(crate) fn list_cost(count: usize, entry: usize) -> usize {
    count.saturating_mul(entry).saturating_add(1).min(MOST)
}

/// What an act costs.
pub(crate) fn act_cost(answer: usize) -> usize {
    answer.saturating_add(ACTING).min(MOST)
}

/// What asking about one person costs.
pub(crate) fn decision_cost(answer: usize) -> usize {
    answer.saturating_add(JUDGING).min(MOST)
}

/// What asking about so many people costs.
pub(crate) fn batch_cost(count: usize, answer: usize) -> usize {
    list_cost(count, decision_cost(answer))
}

/// What asking about everybody costs.
pub(crate) fn resolution_cost(
    authorized: Option<i32>,
    blocked: Option<i32>,
    answer: usize,
) -> usize {
    let count = |first: Option<i32>| usize::try_from(first.unwrap_or(0)).unwrap_or(0);
    let entries = count(authorized).saturating_add(count(blocked)).max(1);
    list_cost(entries, answer)
        .saturating_add(JUDGING_ALL)
        .min(MOST)
}

/// What a preview costs: each who is asked at the most is asked about every decision type, so that
/// a document has room for a few.
pub(crate) fn preview_cost(answer: usize) -> usize {
    let asking = zirkel_domain::change::MOST_ASKED.saturating_mul(JUDGING_ALL);
    answer.saturating_add(asking).min(MOST)
}

/// The limits that an operator may set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How deep fields may nest.
    pub depth: usize,
    /// How much one document may cost: about one per field that could be shown.
    pub complexity: usize,
    /// How many fields may be renamed.
    pub aliases: usize,
    /// Whether the schema may be asked about itself.
    pub introspection: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: DEPTH,
            complexity: COMPLEXITY,
            aliases: ALIASES,
            introspection: true,
        }
    }
}

/// Makes the guard of one request.
pub(crate) struct Guard(pub(crate) Limits);

impl ExtensionFactory for Guard {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(RequestGuard {
            limits: self.0.clone(),
            request_id: OnceLock::new(),
            stale_since: OnceLock::new(),
            document: OnceLock::new(),
            nulls: Nulls::default(),
        })
    }
}

/// Watches over one request.
struct RequestGuard {
    limits: Limits,
    request_id: OnceLock<String>,
    stale_since: OnceLock<Timestamp>,
    document: OnceLock<ExecutableDocument>,
    nulls: Nulls,
}

#[async_trait::async_trait]
impl Extension for RequestGuard {
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let mut response = next.run(ctx).await;
        if let Some(since) = self.stale_since.get() {
            let stale = value!({ "since": since.to_string() });
            response.extensions.insert("stale".to_owned(), stale);
        }
        if let Some(id) = self.request_id.get() {
            for error in &mut response.errors {
                extensions(error).set("requestId", id.as_str());
            }
        }
        response
    }

    async fn parse_query(
        &self,
        ctx: &ExtensionContext<'_>,
        query: &str,
        variables: &Variables,
        next: NextParseQuery<'_>,
    ) -> ServerResult<ExecutableDocument> {
        if let Some(request) = ctx.data_opt::<zirkel_app::Request>() {
            self.request_id.get_or_init(|| request.request_id.clone());
            if let Some(since) = request.stale_since {
                self.stale_since.get_or_init(|| since);
            }
        }
        let document = next
            .run(ctx, query, variables)
            .await
            .map_err(|error| coded(error, "GRAPHQL_PARSE_FAILED"))?;
        within(&document, &self.limits)?;
        Ok(self.document.get_or_init(|| document).clone())
    }

    async fn validation(
        &self,
        ctx: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        next.run(ctx).await.map_err(|errors| {
            let invalid = |error| invalid(error, &self.limits);
            errors.into_iter().map(invalid).collect()
        })
    }

    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let mut response = next.run(ctx, operation_name).await;
        self.nulls.finish(&mut response);
        if let Some(document) = self.document.get() {
            answer::order(document, operation_name, &mut response.data);
        }
        let errors = std::mem::take(&mut response.errors);
        response.errors = errors
            .into_iter()
            .map(|error| coded(error, "MALFORMED"))
            .collect();
        response
    }

    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        let (path, return_type) = (info.path_node, info.return_type);
        let outcome = next.run(ctx, info).await;
        self.nulls.field(path, return_type, outcome)
    }
}

/// What validation refused. The engine knows its two limits only by these words.
fn invalid(error: ServerError, limits: &Limits) -> ServerError {
    let Limits {
        depth, complexity, ..
    } = limits;
    match error.message.as_str() {
        "Query is too complex." => refusal(
            "QUERY_TOO_COMPLEX",
            format!(
                "the question could show more than {complexity} fields: ask for smaller pages, or for \
                 less at once"
            ),
        ),
        "Query is nested too deep." => refusal(
            "QUERY_TOO_DEEP",
            format!("the question nests more than {depth} fields: ask in two steps"),
        ),
        _ => coded(error, "GRAPHQL_VALIDATION_FAILED"),
    }
}

/// Refuses a document with too many aliases or directives, or about the schema where that is off.
fn within(document: &ExecutableDocument, limits: &Limits) -> ServerResult<()> {
    let mut count = Count::default();
    for (_, operation) in document.operations.iter() {
        count.directives(&operation.node.directives);
        count.set(&operation.node.selection_set.node);
    }
    for fragment in document.fragments.values() {
        count.directives(&fragment.node.directives);
        count.set(&fragment.node.selection_set.node);
    }
    if count.of_schema && !limits.introspection {
        return Err(refusal(
            "INTROSPECTION_DISABLED",
            "questions about the schema are switched off here; read it in `schema.graphql`",
        ));
    }
    let (what, found, most) = if count.aliases > limits.aliases {
        ("aliases", count.aliases, limits.aliases)
    } else if count.directives > DIRECTIVES {
        ("directives", count.directives, DIRECTIVES)
    } else {
        return Ok(());
    };
    let message = format!("the document has {found} {what}, at most {most} are allowed");
    Err(refusal("QUERY_TOO_COMPLEX", message))
}

/// What a document holds; each fragment counts once, as it is written.
#[derive(Default)]
struct Count {
    aliases: usize,
    directives: usize,
    /// Whether the schema is asked about itself.
    of_schema: bool,
}

impl Count {
    fn directives(&mut self, found: &[Positioned<Directive>]) {
        self.directives = self.directives.saturating_add(found.len());
    }

    fn set(&mut self, set: &SelectionSet) {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    self.of_schema |= matches!(name, "__schema" | "__type");
                    self.aliases += usize::from(field.node.alias.is_some());
                    self.directives(&field.node.directives);
                    self.set(&field.node.selection_set.node);
                }
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.node.directives);
                    self.set(&inline.node.selection_set.node);
                }
                Selection::FragmentSpread(spread) => self.directives(&spread.node.directives),
            }
        }
    }
}

fn refusal(code: &str, message: impl Into<String>) -> ServerError {
    coded(ServerError::new(message, None), code)
}

/// An error with a code, unless it has one.
fn coded(mut error: ServerError, code: &str) -> ServerError {
    let extensions = extensions(&mut error);
    if extensions.get("code").is_none() {
        extensions.set("code", code);
    }
    error
}

fn extensions(error: &mut ServerError) -> &mut ErrorExtensionValues {
    error
        .extensions
        .get_or_insert_with(ErrorExtensionValues::default)
}
