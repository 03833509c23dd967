//! JSON in text columns of row tables, with the version of its form in front: `{"v":1,"is":…}`.

use super::Unreadable;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The version that is written.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Writing<'a, T> {
    v: u32,
    is: &'a T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading<T> {
    v: u32,
    is: T,
}

/// The text of a stored form.
pub(crate) fn write<T: Serialize>(is: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Writing { v: VERSION, is })
}

/// The stored form in a text.
pub(crate) fn read<T: DeserializeOwned>(field: &'static str, text: &str) -> Result<T, Unreadable> {
    let read: Reading<T> =
        serde_json::from_str(text).map_err(|error| Unreadable::new(field, error))?;
    if read.v == VERSION {
        Ok(read.is)
    } else {
        let why = format!("has the unknown version {}", read.v);
        Err(Unreadable::new(field, why))
    }
}
