//! What a line of the log needs.

/// An error with its sources, on one line. A source that only repeats what was said is left out:
/// drivers wrap each other and say the same again.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut texts = vec![error.to_string()];
    let mut source = error.source();
    while let Some(error) = source {
        let text = error.to_string();
        if !texts.iter().any(|said| said.ends_with(&text)) {
            texts.push(text);
        }
        source = error.source();
    }
    texts.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    enum Nested {
        #[error("while {0}")]
        Outer(&'static str, #[source] Box<Nested>),
        #[error("wrapped: {0}")]
        Wrapped(#[source] Box<Nested>),
        #[error("{0}")]
        Inner(&'static str),
    }

    #[test]
    fn what_a_driver_says_twice_is_said_once() {
        let inner = || Box::new(Nested::Inner("no route to host"));
        let twice = Nested::Outer("connecting", Box::new(Nested::Wrapped(inner())));
        assert_eq!(chain(&twice), "while connecting: wrapped: no route to host");
        let once = Nested::Outer("connecting", inner());
        assert_eq!(chain(&once), "while connecting: no route to host");
    }
}
