//! The shapes an operation answers in, and how they are written and read back: here those whose response
//! element is the one response message, in [`batch`](super::batch) those whose response element holds them.

use std::any::Any;

use crate::finding::{Culprit, Rule};
use crate::schema::ResponseMessage;
use crate::wire::{Element, Node, Type, Value, Writer};
use crate::{Error, Finding, ResponseCode, Result};

/// What stands in the response element.
pub trait Answer: Sized + Send + 'static {
    /// What a typed call returns when it succeeds.
    type Success;

    /// The response messages that the response element holds; none when it is one itself.
    const RESPONSE_MESSAGE: Option<Element>;
    /// Whether each unit of work has a response message, instead of the request as a whole.
    const IS_BATCH: bool = false;

    /// The type of the response element.
    fn of_type() -> Type;

    /// The answer that reports one error, and no result.
    fn of_error(error: Error) -> Self;

    /// Writes the response element.
    fn write(&self, writer: &mut Writer, element: &Element);

    /// Why it refuses what it refuses, one finding for each response message that is no success.
    fn findings(&self) -> Vec<Finding>;

    /// The code of each response message.
    fn codes(&self) -> Vec<ResponseCode>;

    /// Reads a validated response element.
    ///
    /// # Errors
    ///
    /// The error it reports, when it has one response message and no more.
    fn read(node: Node<'_, '_>) -> Result<Self::Success>;
}

/// An answer of whatever operation: what is left to do with one that has been given is to write it, for which
/// no mailbox is needed.
pub(crate) trait AnyAnswer: Any + Send {
    /// As [`Answer::write`].
    fn write(&self, writer: &mut Writer, element: &Element);
    /// As [`Answer::findings`].
    fn findings(&self) -> Vec<Finding>;
    /// As [`Answer::codes`].
    fn codes(&self) -> Vec<ResponseCode>;
}

impl<A: Answer> AnyAnswer for A {
    fn write(&self, writer: &mut Writer, element: &Element) {
        Answer::write(self, writer, element);
    }

    fn findings(&self) -> Vec<Finding> {
        Answer::findings(self)
    }

    fn codes(&self) -> Vec<ResponseCode> {
        Answer::codes(self)
    }
}

/// The response element is itself the one response message.
impl<T: Value + Send + 'static> Answer for Result<T> {
    type Success = T;

    const RESPONSE_MESSAGE: Option<Element> = None;

    fn of_type() -> Type {
        T::of_type()
    }

    fn of_error(error: Error) -> Self {
        Err(error)
    }

    fn write(&self, writer: &mut Writer, element: &Element) {
        match self {
            Ok(payload) => {
                write_response_message(&ResponseMessage::success(), Some(payload), writer, element);
            }
            Err(error) => {
                write_response_message::<T>(&ResponseMessage::error(error), None, writer, element);
            }
        }
    }

    fn findings(&self) -> Vec<Finding> {
        self.as_ref().err().map(finding_of).into_iter().collect()
    }

    fn codes(&self) -> Vec<ResponseCode> {
        vec![self.as_ref().err().map_or(ResponseCode::NoError, Error::code)]
    }

    fn read(node: Node<'_, '_>) -> Result<T, Error> {
        match ResponseMessage::read(node).into_error() {
            Some(error) => Err(error),
            None => Ok(T::read(node)),
        }
    }
}

/// Writes a response message: its frame, and what it carries.
pub(super) fn write_response_message<T: Value>(
    frame: &ResponseMessage,
    payload: Option<&T>,
    writer: &mut Writer,
    element: &Element,
) {
    writer.element(element, |writer| {
        frame.write(writer);
        if let Some(payload) = payload {
            payload.write(writer);
        }
    });
}

/// Why an answer reports an error. Nothing is refused without a reason, so an error that has none was asked
/// for.
pub(super) fn finding_of(error: &Error) -> Finding {
    let on_demand = || Finding::new(Rule::OnDemand, Culprit::Message);
    error.finding().cloned().unwrap_or_else(on_demand)
}
