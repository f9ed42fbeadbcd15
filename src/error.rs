//! The one error type of the simulator.
//!
//! An [`Error`] says *which* code, *which* text and *which* `MessageXml`; where it happens decides the shape.
//! A problem with the envelope, a header or the schema becomes a SOAP fault; a problem met while an operation
//! runs becomes a response message with `ResponseClass="Error"`.

use std::borrow::Cow;
use std::fmt;

use crate::ResponseCode;

/// A refusal: a [`ResponseCode`], the text a client reads, and the pairs Exchange adds to `MessageXml`.
///
/// Source: the response message frame of the EWS schema (`ResponseMessageType`) and of SOAP faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    code: ResponseCode,
    text: Cow<'static, str>,
    #[expect(clippy::box_collection, reason = "one word instead of three, as few errors have values")]
    values: Option<Box<Vec<MessageValue>>>,
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
        Self { code, text: Cow::Borrowed(code.default_text()), values: None }
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
        self.values.get_or_insert_default().push(value);
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
        self.values.as_deref().map_or(&[], Vec::as_slice)
    }
}

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
    fn an_error_stays_small_enough_to_return_everywhere() {
        assert!(std::mem::size_of::<Error>() <= 48);
    }
}
