//! What has these words?

use crate::{
    context::{app, shown},
    fault,
    input::AsOfInput,
    node,
    object::{
        node::Node,
        search::{Found, SearchHit, SearchKind, SearchPage},
    },
    page,
};
use async_graphql::{
    Context, Object, Result,
    connection::{Connection, Edge},
};
use zirkel_domain::{search::Kind, subject::Subject};

#[derive(Default)]
pub(crate) struct Search;

#[Object]
impl Search {
    /// Roles, circles, people, policies, accountabilities and domains by the beginnings of their
    /// words: each word of the text must begin one of the thing's. Upper and lower case and accents
    /// make no difference, `ü` is `u` and `ue`, `ß` is `ss`. Best matches first, in a total order.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity) + 100")]
    #[expect(
        clippy::too_many_arguments,
        reason = "which part of the list takes four"
    )]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "One to ten words, at most 200 characters.")] text: String,
        #[graphql(desc = "Only of these kinds; of all where none is given.")] kinds: Option<
            Vec<SearchKind>,
        >,
        #[graphql(
            desc = "The moment of the record to search; else now. People have the names of today."
        )]
        as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<SearchPage> {
        let shown = shown(ctx, as_of, None).await?;
        let mut kinds: Vec<Kind> = kinds.into_iter().flatten().map(Kind::from).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let found = app(ctx)?
            .search(&shown, &text, &kinds)
            .map_err(|error| fault::raise(ctx, error))?;
        let organization = Subject::Organization(shown.index.snapshot().organization.id);
        let name = format!(
            "{}.search {kinds:?} {text}",
            node::encode(organization).as_str()
        );
        let revision = shown.index.revision().0;
        let mark = |subject| node::encode(subject).0;
        let (start, end) = page::cut(
            &name,
            revision,
            found.hits.len(),
            page::window(ctx, first, after, last, before),
            |at| found.hits.get(at).map(|hit| mark(hit.subject)),
        )
        .map_err(|problem| fault::refuse(ctx, problem))?;
        let complete = found.is_complete();
        let total_count = page::whole(found.total);
        let more = end < found.hits.len();
        let mut page = Connection::with_additional_fields(
            start > 0,
            more,
            Found {
                total_count,
                complete,
            },
        );
        let part = found.hits.into_iter().enumerate().take(end).skip(start);
        page.edges.extend(part.filter_map(|(position, hit)| {
            let hit_shown = SearchHit {
                element: Node::of(&shown, hit.subject)?,
                rank: hit.rank.into(),
            };
            let cursor = page::cursor(&name, revision, position, mark(hit.subject));
            Some(Edge::new(cursor, hit_shown))
        }));
        Ok(page)
    }
}
