//! What a search found.

use super::node::Node;
use async_graphql::{
    Enum, OutputType, SimpleObject,
    connection::{Connection, ConnectionNameType, EdgeNameType, EmptyFields},
};
use zirkel_domain::search;

/// Kinds of things that are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "search::Kind")]
pub(crate) enum SearchKind {
    /// Defined roles, by name, key and purpose.
    Role,
    /// The anchor and circles that hold roles, by name, key and purpose.
    Circle,
    /// People, by name and key, those who left among them.
    Person,
    /// Policies, by title, key and text.
    Policy,
    /// Domains, by key and text, those of outside bodies among them.
    Domain,
    /// Accountabilities, by text.
    Accountability,
}

/// How well a thing matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "search::Rank")]
pub(crate) enum SearchRank {
    /// Its name, or its key, is what was asked for.
    Name,
    /// Its name begins with it.
    NameBeginning,
    /// Its name has words that begin so.
    NameWord,
    /// Its text has.
    Text,
}

/// Something that was found.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct SearchHit {
    /// The thing.
    pub(crate) element: Node,
    /// How well it matches.
    pub(crate) rank: SearchRank,
}

/// What a search says besides its page.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub(crate) struct Found {
    /// How many things match in all.
    pub(crate) total_count: i32,
    /// Whether the pages show all of them. The best 1,000 are listed: where this is false, ask for
    /// more words.
    pub(crate) complete: bool,
}

/// A page of what was found.
pub(crate) type SearchPage =
    Connection<String, SearchHit, Found, EmptyFields, SearchConnection, SearchEdge>;

/// What the connection is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SearchConnection;

impl ConnectionNameType for SearchConnection {
    fn type_name<T: OutputType>() -> String {
        "SearchConnection".to_owned()
    }
}

/// What its edges are called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SearchEdge;

impl EdgeNameType for SearchEdge {
    fn type_name<T: OutputType>() -> String {
        "SearchEdge".to_owned()
    }
}
