//! Lists as Relay connections. A cursor names its list, the revision that it was given at, and the
//! entry that it stands on; one that no longer fits is an error, never page one.

mod ids;

pub(crate) use ids::{Around, of_ids};

use crate::{
    context::Shown,
    fault,
    input::{Path, count},
    limits::{PAGE, PAGE_DEFAULT},
    node,
};
use async_graphql::{
    Context, OutputType, Result, SimpleObject,
    connection::{Connection, CursorType as _, Edge, OpaqueCursor},
};
use zirkel_app::error::Problem;
use zirkel_domain::subject::Subject;

/// What is said of a cursor that is none.
pub(crate) const NO_CURSOR: &str = "is no cursor of this list: leave it out to begin again";

/// The most characters of a cursor.
const MOST_CURSOR: usize = 1_000;

/// A page of a list.
pub(crate) type Page<T> = Connection<String, T, Total>;

/// What a connection says besides its page.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub(crate) struct Total {
    /// How many entries the whole list has.
    pub(crate) total_count: i32,
}

/// Which part of a list was asked for.
#[derive(Debug)]
pub(crate) struct Window {
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

/// The arguments of a connection.
pub(crate) fn window(
    ctx: &Context<'_>,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
) -> Window {
    // `first` has a default, which says nothing where `last` is given.
    let first = first.filter(|_| last.is_none() || is_given(ctx, FIRST));
    Window {
        first,
        after,
        last,
        before,
    }
}

/// The name of an argument that has a default.
const FIRST: &str = "first";

/// Whether the request says it itself.
fn is_given(ctx: &Context<'_>, argument: &str) -> bool {
    let given = ctx.field().arguments().unwrap_or_default();
    given
        .iter()
        .any(|(name, value)| name.as_str() == argument && *value != async_graphql::Value::Null)
}

/// How many entries of a list, and from which of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Its first ones.
    First(usize),
    /// Its last ones.
    Last(usize),
}

impl Part {
    /// Of the positions from `start` up to `end` those that are asked for.
    pub(crate) fn of(self, start: usize, end: usize) -> (usize, usize) {
        let start = start.min(end);
        match self {
            Self::First(size) => (start, start.saturating_add(size).min(end)),
            Self::Last(size) => (end.saturating_sub(size).max(start), end),
        }
    }

    /// How many.
    pub(crate) const fn size(self) -> usize {
        match self {
            Self::First(size) | Self::Last(size) => size,
        }
    }
}

/// A part of a list, and the cursors that it lies between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Between<C> {
    /// Which part.
    pub(crate) part: Part,
    /// What it comes after.
    pub(crate) after: Option<C>,
    /// What it comes before.
    pub(crate) before: Option<C>,
}

/// What a list shows: a thing found by a key of the structure.
pub(crate) trait Item: OutputType + Sized {
    /// What finds it.
    type Key: Copy;

    /// The thing as a subject, which gives its id.
    fn subject(key: Self::Key) -> Subject;

    /// The thing at the moment shown, none where it does not exist.
    fn of(shown: &Shown, key: Self::Key) -> Option<Self>;
}

/// A page of things of the structure; `name` says which list of `owner` this is.
pub(crate) fn of<T: Item>(
    ctx: &Context<'_>,
    shown: &Shown,
    (owner, name): (Subject, &str),
    keys: &[T::Key],
    window: Window,
) -> Result<Page<T>> {
    let list = format!("{}.{name}", node::encode(owner).as_str());
    let revision = shown.index.revision().0;
    let (start, end) = cut(&list, revision, keys.len(), window, |position| {
        keys.get(position)
            .map(|key| node::encode(T::subject(*key)).0)
    })
    .map_err(|problem| fault::refuse(ctx, problem))?;
    let mut page = blank(start, end, keys.len());
    let part = keys.iter().enumerate().take(end).skip(start);
    page.edges.extend(part.filter_map(|(position, key)| {
        let id = node::encode(T::subject(*key)).0;
        Some(Edge::new(
            cursor(&list, revision, position, id),
            T::of(shown, *key)?,
        ))
    }));
    Ok(page)
}

/// A page of anything in a list of stable order; an entry's mark is what its cursor remembers of
/// it.
pub(crate) fn of_any<I, T: OutputType>(
    ctx: &Context<'_>,
    shown: &Shown,
    (owner, name): (Subject, &str),
    items: Vec<(String, I)>,
    window: Window,
    show: impl Fn(I) -> Option<T>,
) -> Result<Page<T>> {
    let list = format!("{}.{name}", node::encode(owner).as_str());
    let revision = shown.index.revision().0;
    let length = items.len();
    let (start, end) = cut(&list, revision, length, window, |position| {
        items.get(position).map(|(mark, _)| mark.clone())
    })
    .map_err(|problem| fault::refuse(ctx, problem))?;
    let mut page = blank(start, end, length);
    let part = items.into_iter().enumerate().take(end).skip(start);
    page.edges
        .extend(part.filter_map(|(position, (mark, item))| {
            Some(Edge::new(
                cursor(&list, revision, position, mark),
                show(item)?,
            ))
        }));
    Ok(page)
}

/// A page without its entries: which part of a list of this length it is.
pub(crate) fn blank<T: OutputType>(start: usize, end: usize, length: usize) -> Page<T> {
    let total_count = whole(length);
    Connection::with_additional_fields(start > 0, end < length, Total { total_count })
}

/// A count as the API writes it.
pub(crate) fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A revision's number as the API writes it.
pub(crate) fn revision(number: zirkel_domain::ids::RevisionNumber) -> i32 {
    i32::try_from(number.0).unwrap_or(i32::MAX)
}

/// A number that is counted from 1, as the schema shows it.
pub(crate) fn number(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The cursor of an entry.
pub(crate) fn cursor(list: &str, revision: u32, position: usize, mark: String) -> String {
    OpaqueCursor((list.to_owned(), revision, position, mark)).encode_cursor()
}

/// How many entries were asked for, and from which end.
fn part(window: &Window) -> std::result::Result<Part, Problem> {
    let size = |name: &str, given| count(&Path::argument(name), given, PAGE);
    match (window.first, window.last) {
        (first, None) => Ok(Part::First(size(FIRST, first.unwrap_or(PAGE_DEFAULT))?)),
        (None, Some(last)) => Ok(Part::Last(size("last", last)?)),
        (Some(_), Some(_)) => {
            let path = Path::argument("last");
            Err(path.wrong("excludes `first`: give one of them"))
        }
    }
}

/// Reads what was asked for of a list whose cursors fit for ever.
pub(crate) fn between<C>(
    list: &str,
    window: Window,
    of: impl Fn(u32, String) -> C,
) -> std::result::Result<Between<C>, Problem> {
    let part = part(&window)?;
    let read = |name: &'static str, cursor: Option<String>| {
        let read = cursor.map(|it| read_cursor(list, name, &it)).transpose()?;
        Ok(read.map(|(number, _, mark)| of(number, mark)))
    };
    Ok(Between {
        part,
        after: read("after", window.after)?,
        before: read("before", window.before)?,
    })
}

/// Reads a cursor of a list: its revision, its position and its mark.
pub(crate) fn read_cursor(
    list: &str,
    argument: &'static str,
    text: &str,
) -> std::result::Result<(u32, usize, String), Problem> {
    let path = Path::argument(argument);
    let garbage = || path.wrong(NO_CURSOR);
    if text.len() > MOST_CURSOR {
        return Err(garbage());
    }
    let read = OpaqueCursor::<(String, u32, usize, String)>::decode_cursor(text);
    let OpaqueCursor((of, revision, position, mark)) = read.map_err(|_| garbage())?;
    if of == list {
        Ok((revision, position, mark))
    } else {
        Err(garbage())
    }
}

/// The positions that a window covers.
pub(crate) fn cut(
    list: &str,
    revision: u32,
    length: usize,
    window: Window,
    mark_at: impl Fn(usize) -> Option<String>,
) -> std::result::Result<(usize, usize), Problem> {
    let part = part(&window)?;
    let position = |argument: &'static str, cursor: String| {
        let (given_at, position, mark) = read_cursor(list, argument, &cursor)?;
        let path = Path::argument(argument);
        if given_at != revision {
            return Err(path.wrong(format!(
                "was given at revision {given_at}, the list is at {revision}: begin again, or \
                 read all pages under `asOf: {{revision: {given_at}}}`"
            )));
        }
        if mark_at(position) != Some(mark) {
            return Err(path.wrong("stands on an entry that is gone: begin again"));
        }
        Ok(position)
    };
    let after = window.after.map(|it| position("after", it)).transpose()?;
    let before = window.before.map(|it| position("before", it)).transpose()?;
    let start = after.map_or(0, |it| it.saturating_add(1));
    Ok(part.of(start, before.unwrap_or(length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

    fn cut_names(
        revision: u32,
        first: Option<i32>,
        after: Option<String>,
    ) -> std::result::Result<(usize, usize), Problem> {
        cut_window(revision, (first, after), (None, None))
    }

    fn cut_window(
        revision: u32,
        (first, after): (Option<i32>, Option<String>),
        (last, before): (Option<i32>, Option<String>),
    ) -> std::result::Result<(usize, usize), Problem> {
        let mark_at = |p: usize| NAMES.get(p).map(|n| (*n).to_owned());
        let window = Window {
            first,
            after,
            last,
            before,
        };
        cut("names", revision, NAMES.len(), window, mark_at)
    }

    #[test]
    fn a_window_ends_before_its_cursor_and_may_count_from_the_end() {
        let back = |last, before| cut_window(7, (None, None), (Some(last), before));
        assert_eq!(back(2, None), Ok((3, 5)));
        assert_eq!(back(2, Some(cursor_of(3))), Ok((1, 3)));
        assert_eq!(back(2, Some(cursor_of(1))), Ok((0, 1)));
        assert_eq!(back(2, Some(cursor_of(0))), Ok((0, 0)));
        assert_eq!(back(0, None), Ok((5, 5)));
        let after = (None, Some(cursor_of(0)));
        assert_eq!(
            cut_window(7, after, (Some(9), Some(cursor_of(3)))),
            Ok((1, 3))
        );
        let first = (Some(9), None);
        assert_eq!(cut_window(7, first, (None, Some(cursor_of(3)))), Ok((0, 3)));
        let crossed = (Some(2), Some(cursor_of(3)));
        assert_eq!(
            cut_window(7, crossed, (None, Some(cursor_of(1)))),
            Ok((1, 1))
        );
    }

    #[test]
    fn both_ends_at_once_and_counts_below_none_are_errors() {
        let both = cut_window(7, (Some(1), None), (Some(1), None)).unwrap_err();
        assert_eq!(both.path, ["last"]);
        for last in [-1, 101, i32::MAX, i32::MIN] {
            let wrong = cut_window(7, (None, None), (Some(last), None)).unwrap_err();
            assert_eq!(wrong.path, ["last"]);
        }
        for garbage in ["", "garbage", "W10"] {
            let before = (Some(1), Some(garbage.to_owned()));
            let wrong = cut_window(7, (None, None), before).unwrap_err();
            assert_eq!(wrong.path, ["before"]);
        }
        let moved = cut_window(8, (None, None), (Some(1), Some(cursor_of(1)))).unwrap_err();
        assert_eq!(moved.path, ["before"]);
    }

    fn cursor_of(position: usize) -> String {
        cursor("names", 7, position, NAMES[position].to_owned())
    }

    #[test]
    fn a_window_begins_after_its_cursor_and_ends_with_the_list() {
        assert_eq!(cut_names(7, Some(2), None), Ok((0, 2)));
        assert_eq!(cut_names(7, Some(2), Some(cursor_of(1))), Ok((2, 4)));
        assert_eq!(cut_names(7, Some(2), Some(cursor_of(3))), Ok((4, 5)));
        assert_eq!(cut_names(7, Some(2), Some(cursor_of(4))), Ok((5, 5)));
        assert_eq!(cut_names(7, Some(0), None), Ok((0, 0)));
        assert_eq!(cut_names(7, None, None), Ok((0, 5)));
    }

    #[test]
    fn a_cursor_that_does_not_fit_is_an_error() {
        let moved = cut_names(8, None, Some(cursor_of(1))).unwrap_err();
        assert!(moved.message.contains("revision 7"), "{}", moved.message);
        let gone = Some(cursor("names", 7, 1, "z".to_owned()));
        assert_eq!(cut_names(7, None, gone).unwrap_err().path, ["after"]);
        let elsewhere = Some(cursor("others", 7, 1, "b".to_owned()));
        assert!(cut_names(7, None, elsewhere).is_err());
        for garbage in ["", "garbage", "W10", "ä", &"x".repeat(100_000)] {
            let error = cut_names(7, None, Some(garbage.to_owned())).unwrap_err();
            assert_eq!(error.path, ["after"]);
        }
    }

    #[test]
    fn a_page_holds_at_most_a_hundred() {
        assert_eq!(cut_names(7, Some(100), None), Ok((0, 5)));
        for first in [-1, 101, i32::MAX, i32::MIN] {
            assert_eq!(cut_names(7, Some(first), None).unwrap_err().path, ["first"]);
        }
    }
}
