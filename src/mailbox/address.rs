//! E-mail and IM addresses: when two are the same, and what an SMTP address looks like.

use std::borrow::Cow;

use super::index::TextHash;
use crate::casing::folded;

/// The longest part before the `@`, in bytes. Source: RFC 5321 4.5.3.1.1.
const LOCAL_PART_MAX: usize = 64;
/// The longest part after the `@`, in bytes. Source: RFC 5321 4.5.3.1.2.
const DOMAIN_MAX: usize = 255;

/// An address in the form in which addresses are compared, and what it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) hash: TextHash,
}

impl<'a> Address<'a> {
    /// The address that is written so.
    pub(super) fn of(address: &'a str) -> Self {
        let text = normalized(address);
        Self { hash: TextHash::of(&text), text }
    }
}

/// The form in which addresses are compared: lower case, without white space around them and without one
/// leading `sip:` or `smtp:`.
pub(crate) fn normalized(address: &str) -> Cow<'_, str> {
    let address = address.trim();
    folded(strip_scheme(address, "sip:").or_else(|| strip_scheme(address, "smtp:")).unwrap_or(address))
}

/// The address without one leading `sip:`, as it names a contact that has no other name.
pub(crate) fn without_sip(address: &str) -> &str {
    strip_scheme(address, "sip:").unwrap_or(address)
}

fn strip_scheme<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = address.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// Whether the text has the form of an SMTP address: a local part, an `@` and the name of a domain.
pub(crate) fn is_smtp_address(text: &str) -> bool {
    let Some((local_part, domain)) = text.split_once('@') else { return false };
    local_part.len() <= LOCAL_PART_MAX
        && domain.len() <= DOMAIN_MAX
        && atoms_are(local_part, |character| {
            !character.is_ascii()
                || character.is_ascii_alphanumeric()
                || "!#$%&'*+-/=?^_`{|}~".contains(character)
        })
        && atoms_are(domain, |character| character.is_alphanumeric() || character == '-')
}

/// Whether the text is atoms of such characters, joined by single dots.
fn atoms_are(text: &str, allowed: impl Fn(char) -> bool) -> bool {
    text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(&allowed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_scheme_or_a_second_one_belongs_to_the_address() {
        assert_eq!(normalized("tel:5625550100"), "tel:5625550100");
        assert_eq!(normalized("sip:smtp:a@b"), "smtp:a@b");
        assert_eq!(normalized("sip"), "sip");
        assert_eq!(normalized("si\u{e9}:a@b"), "si\u{e9}:a@b");
        assert_eq!(without_sip("smtp:a@b"), "smtp:a@b");
    }

    #[test]
    fn case_one_scheme_and_white_space_do_not_count() {
        for address in
            [" ada@example.test\n", "sip:ada@example.test", "SMTP:Ada@Example.Test", "SIP:ADA@EXAMPLE.TEST"]
        {
            assert_eq!(normalized(address), "ada@example.test");
        }
        assert_eq!(without_sip("Sip:Ada@example.test"), "Ada@example.test");
    }

    #[test]
    fn text_of_another_form_is_no_smtp_address() {
        for text in
            ["", "ada", "@example.test", "ada@", "a@b@c", "a b@c", "a@b c", ".a@b", "a..b@c", "a@.b", "a@b."]
        {
            assert!(!is_smtp_address(text), "{text}");
        }
        assert!(!is_smtp_address(&format!("{}@example.test", "a".repeat(65))));
        assert!(!is_smtp_address(&format!("a@{}", "b".repeat(256))));
    }

    #[test]
    fn a_local_part_and_a_domain_are_an_smtp_address() {
        for text in ["ada@example.test", "a.b+c@x-y.example.test", "team@localhost", "\u{e9}@\u{e9}.test"] {
            assert!(is_smtp_address(text), "{text}");
        }
    }
}
