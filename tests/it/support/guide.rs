//! What a guide tells a reader to send, and as whom.

/// Where a guide says by whom the next blocks are sent.
const AS: &str = "As ";

/// The blocks of a text, each with who sends it.
pub(crate) fn blocks(text: &str) -> Vec<(String, String)> {
    let mut who = String::new();
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        match &mut open {
            Some(block) if line == "```" => {
                blocks.push((who.clone(), std::mem::take(block)));
                open = None;
            }
            Some(block) => {
                block.push_str(line);
                block.push('\n');
            }
            None if line == "```graphql" => open = Some(String::new()),
            None => {
                let said = line.split_once(AS).map(|(_, said)| said);
                if let Some(name) = said.and_then(|it| it.split('`').nth(1)) {
                    let service = said.is_some_and(|it| it.starts_with("the service account"));
                    let prefix = if service { "service:" } else { "" };
                    who = format!("{prefix}{name}");
                }
            }
        }
    }
    blocks
}
