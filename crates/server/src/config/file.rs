//! The settings file: TOML, one text per setting, no name that is not a setting.

use super::{ConfigError, NAMES};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use toml::{Table, Value};

/// How alike two names must be for one to be a slip of the other, from 0 to 1.
const ALIKE: f64 = 0.8;

/// What a settings file says; nothing, where there is none.
#[derive(Clone, Default)]
pub struct File {
    values: BTreeMap<String, String>,
}

impl File {
    /// Reads and checks a file.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&text, path.to_owned())
    }

    /// Checks a file's text.
    pub(super) fn parse(text: &str, path: PathBuf) -> Result<Self, ConfigError> {
        let table: Table = match toml::from_str(text) {
            Ok(table) => table,
            Err(error) => {
                let before = error.span().and_then(|span| text.get(..span.start));
                return Err(ConfigError::Syntax {
                    path,
                    line: before.map_or(1, |before| before.matches('\n').count() + 1),
                    message: error.message().to_owned(),
                });
            }
        };
        let mut values = BTreeMap::new();
        for (name, value) in table {
            if !NAMES.contains(&name.as_str()) {
                let hint = hint(&name);
                return Err(ConfigError::Unknown { path, name, hint });
            }
            let Value::String(value) = value else {
                return Err(ConfigError::NoText { path, name });
            };
            values.insert(name, value);
        }
        Ok(Self { values })
    }

    /// The value of a setting.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }
}

/// Names what is set, shows no value: one may be a secret.
impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.values.keys()).finish()
    }
}

/// What an unknown name may have been meant to be.
fn hint(name: &str) -> String {
    let plain = name.to_lowercase().replace('-', "_");
    let plain = plain.strip_prefix("zirkel_").unwrap_or(&plain);
    let nearest = NAMES
        .iter()
        .map(|known| (strsim::jaro_winkler(plain, known), known))
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    match nearest {
        Some((likeness, known)) if likeness >= ALIKE => format!("did you mean `{known}`?"),
        Some(_) | None => format!("known are `{}`", NAMES.join("`, `")),
    }
}
