//! What has these words?

use crate::{
    App, AppError, View,
    error::{Problem, ProblemCode},
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use zirkel_domain::{
    index::Index,
    search::{Hits, Kind, Search, Words},
};

/// The most characters of a question.
const MOST_TEXT: usize = 200;

/// How many structures' words are kept.
const KEPT: usize = 8;

/// The words of structures that were searched lately. They are read when a structure is searched
/// for the first time: who asks who may decide never waits for them.
#[derive(Debug, Default)]
pub(crate) struct Searches(Mutex<VecDeque<(Weak<Index>, Arc<Search>)>>);

impl Searches {
    fn of(&self, index: &Arc<Index>) -> Arc<Search> {
        let is_it = |known: &Weak<Index>| Weak::as_ptr(known) == Arc::as_ptr(index);
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = lock().iter().find(|(known, _)| is_it(known)) {
            return Arc::clone(known);
        }
        // Read without the lock: others search on meanwhile.
        let search = Arc::new(Search::new(index));
        let mut kept = lock();
        kept.retain(|(known, _)| known.strong_count() > 0 && !is_it(known));
        kept.push_front((Arc::downgrade(index), Arc::clone(&search)));
        kept.truncate(KEPT);
        search
    }
}

impl App {
    /// The things of an organization at a moment whose words begin with all of the text's.
    #[tracing::instrument(name = "app.search", skip_all)]
    pub fn search(&self, view: &View, text: &str, kinds: &[Kind]) -> Result<Hits, AppError> {
        let wrong = |message: String| Problem::at(["text"], ProblemCode::Malformed, message);
        let length = text.chars().count();
        if length > MOST_TEXT {
            let message =
                format!("`text` has {length} characters, at most {MOST_TEXT} are allowed");
            return Err(wrong(message).into());
        }
        let words = Words::new(text).ok_or_else(|| {
            let most = Words::MOST;
            wrong(format!(
                "`text` has no word, or more than {most}: give the beginnings of some"
            ))
        })?;
        Ok(self.searches.of(&view.index).find(&words, kinds))
    }
}
