//! The query strings of searches for people: words that all have to begin a word of what is known of a
//! person.

use super::field::Field;
use crate::casing::folded;
use crate::schema::Persona;

/// Where words without a key are looked for.
const ANYWHERE: &[&str] =
    &["DisplayName", "GivenName", "Surname", "CompanyName", "EmailAddresses", "ImAddresses"];

/// What a query string asks for.
pub(super) struct PersonaQuery(Vec<Term>);

/// A word, and where to look for it.
struct Term {
    fields: Vec<&'static Field>,
    /// In lower case; quoted words stand together.
    word: String,
}

impl PersonaQuery {
    /// Reads a query string; none if nothing stands there.
    ///
    /// `DisplayName:john` looks at one property only. What is no such property is looked for as it stands,
    /// so nothing is an error (B-18).
    pub(super) fn new(text: &str) -> Option<Self> {
        let terms: Vec<_> = tokens(text).iter().map(|token| Term::new(token)).collect();
        (!terms.is_empty()).then_some(Self(terms))
    }

    pub(super) fn matches(&self, persona: &Persona) -> bool {
        self.0.iter().all(|term| term.matches(persona))
    }
}

impl Term {
    fn new(token: &str) -> Self {
        let keyed = token.split_once(':').filter(|(_, word)| !word.is_empty());
        let keyed = keyed.and_then(|(key, word)| Some((Field::named(key)?, word)));
        let (fields, word) = match keyed {
            Some((field, word)) => (vec![field], word),
            None => (ANYWHERE.iter().filter_map(|name| Field::named(name)).collect(), token),
        };
        Self { fields, word: folded(word).into_owned() }
    }

    fn matches(&self, persona: &Persona) -> bool {
        let nicknames = persona.nickname.iter().filter(|_| self.fields.len() > 1).cloned();
        let mut texts = self.fields.iter().flat_map(|field| field.texts(persona)).chain(nicknames);
        texts.any(|text| begins_a_word(&folded(&text), &self.word))
    }
}

/// Whether a word of the text, or the text from there on, begins so.
fn begins_a_word(text: &str, word: &str) -> bool {
    let starts = text.match_indices(char::is_whitespace).map(|(at, space)| at + space.len());
    std::iter::once(0).chain(starts).any(|start| text[start..].starts_with(word))
}

/// What stands between white space, which in quotes is part of a word.
fn tokens(text: &str) -> Vec<String> {
    let (mut tokens, mut token, mut is_quoted) = (Vec::new(), String::new(), false);
    for character in text.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            space if space.is_whitespace() && !is_quoted => tokens.push(std::mem::take(&mut token)),
            other => token.push(other),
        }
    }
    tokens.push(token);
    tokens.retain(|token| !token.trim().is_empty());
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn john() -> Persona {
        Persona {
            display_name: Some("John Smith".into()),
            company_name: Some("Adams Ltd".into()),
            nickname: Some("Jack".into()),
            ..Persona::default()
        }
    }

    #[test]
    fn what_is_not_known_of_somebody_does_not_match() {
        let matches = |text| PersonaQuery::new(text).is_some_and(|query| query.matches(&john()));
        for text in ["", "  ", "\"\"", "ohn", "john x", "\"Smith John\"", "DisplayName:adams", "Foo:john"] {
            assert!(!matches(text), "{text:?}");
        }
    }

    #[test]
    fn fp_306_words_begin_words_and_keys_say_where() {
        for text in ["john", "SMITH jo", "adams", "jack", "\"john smith\"", "displayname:smi", "john:"] {
            let query = PersonaQuery::new(text).expect("something is asked for");
            assert_eq!(query.matches(&john()), text != "john:", "{text:?}");
        }
    }
}
