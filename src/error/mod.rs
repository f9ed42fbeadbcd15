//! The one error type of the simulator.
//!
//! An [`Error`] says *which* code, *which* text and *which* `MessageXml`; where it happens decides the shape.
//! A problem with the envelope, a header or the schema becomes a SOAP fault; a problem met while an operation
//! runs becomes a response message with `ResponseClass="Error"`.

mod of_server;

pub use of_server::ThrottlingBudget;

use std::borrow::Cow;
use std::fmt;

use crate::ResponseCode;
use crate::finding::{Culprit, Finding, Nearest, Rule};
use crate::schema::Path;

/// A refusal: a [`ResponseCode`], the text a client reads, and what Exchange adds to `MessageXml`: paths of
/// properties, pairs of name and value.
///
/// Two errors are equal when a client sees the same: the [`Finding`] does not count.
///
/// Source: the response message frame of the EWS schema (`ResponseMessageType`) and of SOAP faults.
#[derive(Debug, Clone)]
pub struct Error {
    code: ResponseCode,
    text: Cow<'static, str>,
    /// What few errors have, behind one word.
    details: Option<Box<Details>>,
}

#[derive(Debug, Clone, Default)]
struct Details {
    paths: Vec<Path>,
    values: Vec<MessageValue>,
    finding: Option<Finding>,
}

/// One `t:Value` of a `MessageXml` element: a name and the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageValue {
    /// The `Name` attribute, for instance `MailboxGuid`.
    pub name: Cow<'static, str>,
    /// The text of the element.
    pub value: String,
}

/// What everything that can be refused returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error with the default text of its code.
    #[must_use]
    pub const fn new(code: ResponseCode) -> Self {
        Self { code, text: Cow::Borrowed(code.default_text()), details: None }
    }

    /// The same error with another text: some codes have several.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.text = text.into();
        self
    }

    /// The same error with one more `t:Value` in its `MessageXml`.
    #[must_use]
    pub fn with_value(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        let value = MessageValue { name: name.into(), value: value.into() };
        self.details.get_or_insert_default().values.push(value);
        self
    }

    /// The same error with one more path in its `MessageXml`: the property that is refused.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<Path>) -> Self {
        self.details.get_or_insert_default().paths.push(path.into());
        self
    }

    /// The same error with what the author of a test wants to know about it.
    pub(crate) fn because(mut self, rule: Rule, culprit: Culprit) -> Self {
        self.details.get_or_insert_default().finding = Some(Finding::new(rule, culprit));
        self
    }

    /// The same error with what would have been right, once it says [why](Self::because).
    pub(crate) fn near(mut self, nearest: impl Into<Option<Nearest>>) -> Self {
        let finding = self.details.as_mut().and_then(|details| details.finding.take());
        if let Some(finding) = finding {
            self.details.get_or_insert_default().finding = Some(finding.near(nearest));
        }
        self
    }

    /// The code a client switches on.
    #[must_use]
    pub const fn code(&self) -> ResponseCode {
        self.code
    }

    /// The `MessageText` (or `faultstring`) a client shows.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The `t:Value` pairs of `MessageXml`, in order; empty for most errors.
    #[must_use]
    pub fn values(&self) -> &[MessageValue] {
        self.details.as_deref().map_or(&[], |details| &details.values)
    }

    /// The paths of `MessageXml`, in order, which stand before the [values](Self::values); most errors have
    /// none.
    #[must_use]
    pub fn paths(&self) -> &[Path] {
        self.details.as_deref().map_or(&[], |details| &details.paths)
    }

    /// Which rule was broken and by what. Errors read from an answer do not know; ask
    /// [`Reply::findings`](crate::Reply::findings) there.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        self.details.as_deref().and_then(|details| details.finding.as_ref())
    }
}

impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        (self.code, &self.text) == (other.code, &other.text)
            && (self.paths(), self.values()) == (other.paths(), other.values())
    }
}

impl Eq for Error {}

impl From<ResponseCode> for Error {
    fn from(code: ResponseCode) -> Self {
        Self::new(code)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.text)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::FieldUri;

    #[test]
    fn the_default_text_can_be_replaced_and_values_keep_their_order() {
        let error = Error::new(ResponseCode::ErrorNonExistentMailbox)
            .with_text("No mailbox with such guid.")
            .with_value("MailboxGuid", "g")
            .with_value("Other", "o");
        assert_eq!(error.code(), ResponseCode::ErrorNonExistentMailbox);
        assert_eq!(error.text(), "No mailbox with such guid.");
        let names: Vec<_> = error.values().iter().map(|value| &*value.name).collect();
        assert_eq!(names, ["MailboxGuid", "Other"]);
        assert_eq!(error.to_string(), "ErrorNonExistentMailbox: No mailbox with such guid.");
    }

    #[test]
    fn errors_differ_in_code_text_and_values_and_not_in_what_explains_them() {
        let error = Error::new(ResponseCode::ErrorItemNotFound);
        assert_ne!(error, Error::new(ResponseCode::ErrorAccessDenied).with_text(error.text().to_owned()));
        assert_ne!(error, error.clone().with_text("Gone."));
        assert_ne!(error, error.clone().with_value("Name", "value"));
        let (subject, body) = (FieldUri::of("item:Subject"), FieldUri::of("item:Body"));
        assert_ne!(error, error.clone().with_path(subject));
        assert_ne!(error.clone().with_path(body), error.clone().with_path(subject));
        assert_eq!(error.clone().with_path(subject), error.clone().with_path(subject));
        let explained = error.clone().because(Rule::ContactThere, Culprit::Message);
        assert_eq!(error, explained);
        assert_eq!(
            (error.finding(), explained.finding().map(Finding::rule)),
            (None, Some(Rule::ContactThere))
        );
    }

    #[test]
    fn what_is_near_needs_a_reason() {
        let near = Nearest::Word("x".into());
        let error = Error::new(ResponseCode::ErrorItemNotFound).near(near.clone());
        assert_eq!(error.finding(), None);
        let error = error.because(Rule::ContactThere, Culprit::Message).near(near.clone());
        assert_eq!(error.finding().and_then(Finding::nearest), Some(&near));
    }

    #[test]
    fn an_error_stays_small_enough_to_return_everywhere() {
        assert!(std::mem::size_of::<Error>() <= 48);
    }
}
