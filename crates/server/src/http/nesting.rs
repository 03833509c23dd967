//! How deep the brackets of a GraphQL document nest, counted before it is parsed: the parser calls
//! itself once per level, so a document of nothing but brackets would end the process.

/// The deepest level of open brackets outside texts and comments.
pub(crate) fn depth(document: &str) -> usize {
    let mut rest = document.as_bytes();
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    while let Some((first, after)) = rest.split_first() {
        rest = match first {
            b'"' => after_text(rest),
            b'#' => after_comment(after),
            b'{' | b'[' | b'(' => {
                depth = depth.saturating_add(1);
                deepest = deepest.max(depth);
                after
            }
            b'}' | b']' | b')' => {
                depth = depth.saturating_sub(1);
                after
            }
            _ => after,
        };
    }
    deepest
}

/// What follows a text that begins here; nothing, if it does not end.
fn after_text(text: &[u8]) -> &[u8] {
    if let Some(block) = text.strip_prefix(b"\"\"\"") {
        return after_block(block);
    }
    let mut rest = text.get(1..).unwrap_or_default();
    while let Some((first, after)) = rest.split_first() {
        rest = match first {
            b'"' | b'\n' | b'\r' => return after,
            b'\\' => after.get(1..).unwrap_or_default(),
            _ => after,
        };
    }
    rest
}

/// What follows a block text whose inside begins here.
fn after_block(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let Some((_, after)) = rest.split_first() {
        if let Some(end) = rest.strip_prefix(b"\"\"\"") {
            return end;
        }
        rest = rest.strip_prefix(b"\\\"\"\"").unwrap_or(after);
    }
    rest
}

/// What follows a comment: the next line.
fn after_comment(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    end.and_then(|end| text.get(end..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn brackets_count_outside_texts_and_comments() {
        for (document, expected) in [
            ("", 0),
            ("{ a }", 1),
            ("{ a(b: [{c: 1}]) { d } }", 4),
            ("{ a } { b }", 1),
            ("}}}}{", 1),
            (r#"{ a(b: "{{{{") }"#, 2),
            (r#"{ a(b: "\"{{{{") }"#, 2),
            (r#"{ a(b: "\\") { c { d } } }"#, 3),
            ("{ a(b: \"no end\n) { c { d } } }", 3),
            ("{ a(b: \"\"\"{{{ \" \\\"\"\" {{{ \\\"\"\"\") }", 2),
            ("{ a(b: \"\"\"{{{ \\\\\"\"\" {{{\"\"\") { c { d } } }", 3),
            ("{ a(b: \"\") { c { d } } }", 3),
            ("{ # {{{{\n a { b } }", 2),
            ("{ \"\"\"{{{{", 1),
        ] {
            assert_eq!(depth(document), expected, "{document}");
        }
    }
}
