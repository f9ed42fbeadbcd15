//! From the pieces of a query string to its conditions.
//!
//! NOT binds closest, then AND, which is meant where nothing stands between two conditions, then OR.

use super::date::times;
use super::key::{Key, Kind};
use super::token::{Operator, Token, tokens};
use super::words::Phrase;
use super::{Clock, Node};

/// How deep parentheses are looked at; those that lie deeper mean nothing.
const MOST_DEPTH: usize = 64;
/// The most words that one date may have, as "december 1 2013..december 24 2013" does.
const MOST_WORDS_OF_A_DATE: usize = 6;

/// What a text asks for.
pub(super) fn parse(text: &str, clock: &Clock) -> Option<Node> {
    let mut parser = Parser { tokens: tokens(text), place: 0, depth: 0, clock };
    let mut nodes = Vec::new();
    while parser.place < parser.tokens.len() {
        nodes.extend(parser.any_of(None));
        // Only a parenthesis that closes nothing ends a condition early.
        parser.place += 1;
    }
    joined(nodes, Node::And)
}

struct Parser<'a> {
    tokens: Vec<Token<'a>>,
    place: usize,
    depth: usize,
    clock: &'a Clock,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.place).copied()
    }

    fn take_if(&mut self, wanted: Token<'_>) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.place += usize::from(is_there);
        is_there
    }

    /// Conditions with OR between them, up to a closing parenthesis or the end.
    fn any_of(&mut self, key: Option<Key>) -> Option<Node> {
        let mut nodes = Vec::from_iter(self.all_of(key));
        while self.take_if(Token::Or) {
            nodes.extend(self.all_of(key));
        }
        joined(nodes, Node::Or)
    }

    /// Conditions with AND or nothing between them.
    fn all_of(&mut self, key: Option<Key>) -> Option<Node> {
        let mut nodes = Vec::new();
        while !matches!(self.peek(), None | Some(Token::Or | Token::Close)) {
            nodes.extend(self.one(key));
        }
        joined(nodes, Node::And)
    }

    /// A condition with what denies it.
    fn one(&mut self, key: Option<Key>) -> Option<Node> {
        let mut is_denied = false;
        loop {
            match self.peek()? {
                Token::Not => is_denied = !is_denied,
                Token::And => {}
                Token::Or | Token::Close => return None,
                _ => break,
            }
            self.place += 1;
        }
        let node = self.condition(key)?;
        Some(if is_denied { Node::Not(Box::new(node)) } else { node })
    }

    fn condition(&mut self, key: Option<Key>) -> Option<Node> {
        match self.peek()? {
            Token::Key(key, written) => {
                self.place += 1;
                self.value(key, written)
            }
            Token::Open => self.group(key),
            Token::Word(word) if key.is_none() && word.eq_ignore_ascii_case("has") => {
                self.place += 1;
                self.has_attachment().or_else(|| text(None, word, true))
            }
            _ => match key {
                Some(key) => self.value(key, ""),
                None => self.words(None),
            },
        }
    }

    /// Conditions in parentheses. Where they lie too deep, the one that opens means nothing, and the one that
    /// closes ends the group it is in.
    fn group(&mut self, key: Option<Key>) -> Option<Node> {
        self.place += 1;
        if self.depth == MOST_DEPTH {
            return None;
        }
        self.depth += 1;
        let node = self.any_of(key);
        self.depth -= 1;
        self.take_if(Token::Close);
        node
    }

    /// What follows a key directly; what makes no sense after it is searched for as it is written.
    fn value(&mut self, key: Key, written: &str) -> Option<Node> {
        if self.peek() == Some(Token::Open) {
            return self.group(Some(key));
        }
        let start = self.place;
        let operator = match self.peek() {
            Some(Token::Operator(operator)) => {
                self.place += 1;
                Some(operator)
            }
            _ => None,
        };
        let node = match key {
            Key::Sent | Key::Received => self.time(key, operator),
            Key::Size => self.size(operator),
            Key::HasAttachment | Key::IsFlagged | Key::IsRead => self.flag(key),
            Key::Has => self.has(),
            Key::Kind => self.kind(),
            _ => return self.words(Some(key)),
        };
        node.or_else(|| {
            self.place = start;
            match self.peek() {
                Some(Token::Operator(_)) => self.place += 1,
                Some(Token::Word(_) | Token::Quoted { .. }) => {}
                _ => return None,
            }
            let nodes = text(None, written, true).into_iter().chain(self.words(None));
            joined(nodes.collect(), Node::And)
        })
    }

    /// A word or a phrase.
    fn words(&mut self, key: Option<Key>) -> Option<Node> {
        let node = match self.peek()? {
            Token::Word(word) => text(key, word, true),
            Token::Quoted { text: phrase, is_prefix } => text(key, phrase, is_prefix),
            Token::Operator(_) => None,
            // A key, a parenthesis or a connector: the value is missing.
            _ => return None,
        };
        self.place += 1;
        node
    }

    /// The text of the next piece, when it is a word or a phrase.
    fn next_text(&self) -> Option<&'a str> {
        match self.peek()? {
            Token::Word(text) | Token::Quoted { text, .. } => Some(text),
            _ => None,
        }
    }

    fn time(&mut self, key: Key, operator: Option<Operator>) -> Option<Node> {
        let words = self.tokens[self.place..].iter().map_while(|token| match token {
            Token::Word(text) | Token::Quoted { text, .. } => Some(*text),
            _ => None,
        });
        let words: Vec<_> = words.take(MOST_WORDS_OF_A_DATE).collect();
        // The longest date that these words start with.
        let found = (1..=words.len()).rev().find_map(|count| {
            times(&words[..count].join(" "), operator, self.clock).map(|times| (count, times))
        });
        let (count, (from, until)) = found?;
        self.place += count;
        Some(Node::Time(key, from, until))
    }

    fn size(&mut self, operator: Option<Operator>) -> Option<Node> {
        let text = self.next_text()?;
        let number = |text: &str| text.parse::<i64>().ok();
        let (from, to) = match (operator, text.split_once("..")) {
            (None, Some((from, to))) => (Some(number(from)?), Some(number(to)?)),
            (None, None) => (Some(number(text)?), Some(number(text)?)),
            (Some(Operator::GreaterOrEqual), _) => (Some(number(text)?), None),
            (Some(Operator::Greater), _) => (Some(number(text)?.checked_add(1)?), None),
            (Some(Operator::LessOrEqual), _) => (None, Some(number(text)?)),
            (Some(Operator::Less), _) => (None, Some(number(text)?.checked_sub(1)?)),
        };
        self.place += 1;
        Some(Node::Size(from, to))
    }

    fn flag(&mut self, key: Key) -> Option<Node> {
        let text = self.next_text()?;
        let is = |word: &str| text.eq_ignore_ascii_case(word);
        let value = if is("true") { Some(true) } else { is("false").then_some(false) };
        let node = Node::Flag(key, value?);
        self.place += 1;
        Some(node)
    }

    /// `has:attachment`.
    fn has(&mut self) -> Option<Node> {
        let text = self.next_text()?;
        let is_attachment = ["attachment", "attachments"].iter().any(|word| text.eq_ignore_ascii_case(word));
        self.place += usize::from(is_attachment);
        is_attachment.then_some(Node::Flag(Key::HasAttachment, true))
    }

    /// `has attachment:true`, once `has` is read.
    fn has_attachment(&mut self) -> Option<Node> {
        let start = self.place;
        if matches!(self.peek(), Some(Token::Key(Key::Attachment, _))) {
            self.place += 1;
            let node = self.flag(Key::HasAttachment);
            if node.is_none() {
                self.place = start;
            }
            return node;
        }
        None
    }

    fn kind(&mut self) -> Option<Node> {
        let kind = Kind::named(self.next_text()?)?;
        self.place += 1;
        Some(Node::Kind(kind))
    }
}

/// The condition that a text is in the properties of a key; `None` for one without words.
fn text(key: Option<Key>, text: &str, is_prefix: bool) -> Option<Node> {
    let parts = Phrase::parts(text, is_prefix);
    joined(parts.into_iter().map(|phrase| Node::Text(key, phrase)).collect(), Node::And)
}

/// Several conditions as one; `None` for none.
fn joined(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(join(nodes)) } else { nodes.pop() }
}
