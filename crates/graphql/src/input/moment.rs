//! Which moment of the record is meant.

use super::Path;
use crate::{
    node::shortened,
    scalar::{DateTime, Sent as _},
};
use async_graphql::InputObject;
use zirkel_app::{AsOf, Moment, error::Problem};
use zirkel_domain::{ids::RevisionNumber, time::Timestamp};

/// A moment of the record: give at most one. Neither means now. The future, and what is before the
/// record begins, are refused with `MOMENT_OUTSIDE_RECORD`.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AsOfInput {
    /// The moment at which this revision was adopted; revisions count from 1.
    revision: Option<i32>,
    /// This instant, under the last revision adopted at or before it. Terms and whatever else ends
    /// by itself are taken at the instant, too.
    instant: Option<DateTime>,
}

/// The argument that names a moment.
const AS_OF: &str = "asOf";

/// Reads the arguments `asOf` and `atLeastRevision`; that they exclude each other is `app`'s to
/// say.
pub(crate) fn moment(
    as_of: Option<AsOfInput>,
    at_least_revision: Option<i32>,
) -> Result<Moment, Problem> {
    let at_least = at_least_revision
        .map(|number| revision(&Path::argument("atLeastRevision"), number))
        .transpose()?;
    let as_of = as_of.map(|it| it.read(&Path::argument(AS_OF)));
    Ok(Moment {
        as_of: as_of.transpose()?.flatten(),
        at_least,
    })
}

impl AsOfInput {
    /// Reads it; none means now.
    pub(crate) fn read(self, path: &Path) -> Result<Option<AsOf>, Problem> {
        match (self.revision, self.instant) {
            (None, None) => Ok(None),
            (Some(number), None) => {
                let number = revision(&path.at("revision"), number)?;
                Ok(Some(AsOf::Revision(number)))
            }
            (None, Some(instant)) => {
                let instant = timestamp(&path.at("instant"), &instant)?;
                Ok(Some(AsOf::Instant(instant)))
            }
            (Some(_), Some(_)) => {
                Err(path.wrong("has both `revision` and `instant`: give one of them"))
            }
        }
    }
}

/// A revision's number.
pub(crate) fn revision(path: &Path, number: i32) -> Result<RevisionNumber, Problem> {
    u32::try_from(number)
        .map(RevisionNumber)
        .map_err(|_| path.wrong(format!("is {number}: revisions count from 1")))
}

/// An instant, with its offset.
pub(crate) fn timestamp(path: &Path, instant: &DateTime) -> Result<Timestamp, Problem> {
    let expected = "an instant is RFC 3339 with an offset, e.g. \"2026-03-03T09:30:00Z\"";
    let text = instant
        .text()
        .ok_or_else(|| path.wrong(format!("is not a string: {expected}")))?;
    // The library also takes a space, or a small letter, in the middle.
    let strict = text.len() <= 40 && text.get(10..11) == Some("T") && !text.ends_with('z');
    Timestamp::parse(text)
        .filter(|_| strict)
        .ok_or_else(|| path.wrong(format!("is `{}`: {expected}", shortened(text))))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn instant(text: &str) -> AsOfInput {
        AsOfInput {
            revision: None,
            instant: Some(text_value(text)),
        }
    }

    fn text_value(text: &str) -> DateTime {
        use async_graphql::{ScalarType as _, Value};
        DateTime::parse(Value::from(text)).unwrap()
    }

    #[test]
    fn an_instant_is_rfc_3339_with_an_offset_and_nothing_else() {
        let read = moment(Some(instant("2026-03-03T10:30:00+01:00")), None).unwrap();
        let expected = Timestamp::parse("2026-03-03T09:30:00Z").unwrap();
        assert_eq!(read.as_of, Some(AsOf::Instant(expected)));
        for wrong in [
            "2026-03-03",
            "2026-03-03 10:30:00Z",
            "2026-03-03T10:30:00",
            "now",
            "",
        ] {
            let problem = moment(Some(instant(wrong)), None).unwrap_err();
            assert_eq!(problem.path, ["asOf", "instant"], "{wrong}");
        }
    }

    #[test]
    fn a_revision_is_no_negative_number_and_excludes_an_instant() {
        let revision = |n| {
            Some(AsOfInput {
                revision: Some(n),
                instant: None,
            })
        };
        assert_eq!(
            moment(revision(-1), None).unwrap_err().path,
            ["asOf", "revision"]
        );
        assert_eq!(
            moment(None, Some(-1)).unwrap_err().path,
            ["atLeastRevision"]
        );
        let both = AsOfInput {
            revision: Some(1),
            instant: Some(text_value("2026-03-03T09:30:00Z")),
        };
        assert_eq!(moment(Some(both), None).unwrap_err().path, ["asOf"]);
    }
}
