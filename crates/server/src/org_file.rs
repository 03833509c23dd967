//! The organization file: one organization as YAML or JSON, read with the place of every value,
//! written so that reading it again gives the same structure.
//!
//! The way in is `source` (text), `node` (tree with places), `read` (domain values, all mistakes),
//! `setup` (facts of revision 1). The way out is `write` and `emit`. Rules that concern the whole
//! structure are not here: the domain's check finds breaches, [`Places`] says at which line.

mod emit;
mod mistake;
mod node;
mod places;
mod read;
mod render;
mod setup;
mod shape;
mod source;
mod write;

#[cfg(test)]
mod tests;

pub use mistake::{Mistake, Place};
pub use places::Places;
pub use render::render;
pub use setup::Setup;
pub use shape::shape;
pub use write::write;

use uuid::Uuid;

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the file sets up, as far as it could be made out; to be imported only where no mistake
    /// is an error.
    pub setup: Option<Setup>,
    /// Everything that is wrong or worth a look, by place.
    pub mistakes: Vec<Mistake>,
}

impl Reading {
    /// Whether anything keeps the file from being imported.
    pub fn has_errors(&self) -> bool {
        self.mistakes.iter().any(Mistake::is_error)
    }
}

/// Reads a file called `name`. Ids are taken from `fresh` in the order of the file.
pub fn read(name: &str, bytes: &[u8], fresh: &mut dyn FnMut() -> Uuid) -> Reading {
    let mut mistakes = Vec::new();
    let setup = read_bytes(name, bytes, fresh, &mut mistakes);
    sort(&mut mistakes);
    Reading { setup, mistakes }
}

fn read_bytes(
    name: &str,
    bytes: &[u8],
    fresh: &mut dyn FnMut() -> Uuid,
    mistakes: &mut Vec<Mistake>,
) -> Option<Setup> {
    if bytes.len() > node::MOST_BYTES {
        let (length, most) = (bytes.len(), node::MOST_BYTES);
        let message = format!("`{name}` has {length} bytes, at most {most} are read");
        mistakes.push(Mistake::error(&Place::top(), message));
        return None;
    }
    if let Some(mistake) = source::broken_utf8(bytes) {
        mistakes.push(mistake);
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let root = node::parse(text, mistakes)?;
    let (made, places) = read::read(&root, fresh, mistakes)?;
    made.setup(places)
}

/// Orders mistakes by where they stand, errors first at the same place.
pub fn sort(mistakes: &mut [Mistake]) {
    mistakes.sort_by(|a, b| {
        let key = |m: &Mistake| (m.place.start, std::cmp::Reverse(m.is_error()));
        key(a).cmp(&key(b))
    });
}
