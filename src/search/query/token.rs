//! The pieces of a query string.

use super::key::Key;

/// A piece of a query string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A key, as it is written without its colon.
    Key(Key, &'a str),
    /// The text between quotes, and whether words only have to start with those in it.
    Quoted {
        text: &'a str,
        is_prefix: bool,
    },
    /// Anything up to a blank, a quote or a parenthesis.
    Word(&'a str),
    Operator(Operator),
}

/// How a value compares with the one in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

const OPERATORS: &[(&str, Operator)] = &[
    (">=", Operator::GreaterOrEqual),
    ("<=", Operator::LessOrEqual),
    (">", Operator::Greater),
    ("<", Operator::Less),
];

/// The words that connect, in upper case only.
const CONNECTORS: &[(&str, Token<'static>)] = &[("AND", Token::And), ("OR", Token::Or), ("NOT", Token::Not)];

/// What stands for two of them.
const SIGNS: &[(char, Token<'static>)] = &[('+', Token::And), ('-', Token::Not)];

/// Takes a text to pieces; whatever it is, there are no more pieces than characters.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = first_token(rest, matches!(tokens.last(), Some(Token::Key(..))));
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// The first piece and what comes after it. After a key there may be an operator.
fn first_token(text: &str, is_after_key: bool) -> (Token<'_>, &str) {
    if let Some(rest) = text.strip_prefix('(') {
        return (Token::Open, rest);
    }
    if let Some(rest) = text.strip_prefix(')') {
        return (Token::Close, rest);
    }
    if let Some(rest) = text.strip_prefix('"') {
        let (quoted, rest) = rest.split_once('"').unwrap_or((rest, ""));
        let after_star = rest.strip_prefix('*');
        return (Token::Quoted { text: quoted, is_prefix: after_star.is_some() }, after_star.unwrap_or(rest));
    }
    if is_after_key {
        let operator =
            OPERATORS.iter().find_map(|(sign, operator)| Some((operator, text.strip_prefix(sign)?)));
        if let Some((operator, rest)) = operator {
            return (Token::Operator(*operator), rest);
        }
    }
    if !is_after_key {
        // A sign stands for the word, before a blank and before what it binds to at once.
        let sign = SIGNS.iter().find_map(|(sign, connector)| Some((connector, text.strip_prefix(*sign)?)));
        if let Some((connector, rest)) = sign {
            return (*connector, rest);
        }
    }
    first_word(text)
}

fn first_word(text: &str) -> (Token<'_>, &str) {
    let ends_word = |character: char| character.is_whitespace() || "\"()".contains(character);
    // Whether there is a key is decided before the end of the word is looked for: a text may be all keys.
    let start = text.find(|character| character == ':' || ends_word(character)).unwrap_or(text.len());
    if text[start..].starts_with(':') {
        if let Some(key) = Key::named(&text[..start]) {
            return (Token::Key(key, &text[..start]), &text[start + 1..]);
        }
    }
    let end = text[start..].find(ends_word).map_or(text.len(), |end| start + end);
    let (word, rest) = text.split_at(end);
    let connector = CONNECTORS.iter().find(|(name, _)| *name == word);
    (connector.map_or(Token::Word(word), |(_, connector)| *connector), rest)
}
