//! The two shapes an operation answers in, and how they are written and read back.

use crate::finding::{Culprit, Rule};
use crate::schema::ResponseMessage;
use crate::wire::{Element, Node, Type, Value, Writer};
use crate::{Error, Finding, Result};

/// What stands in the response element.
pub trait Answer: Sized {
    /// What a typed call returns when it succeeds.
    type Success;

    /// The type of the response element.
    fn of_type() -> Type;

    /// Writes the response element.
    fn write(&self, writer: &mut Writer, element: &Element);

    /// Why it refuses what it refuses, one finding for each error it reports.
    fn findings(&self) -> Vec<Finding>;

    /// Reads a validated response element.
    ///
    /// # Errors
    ///
    /// The error it reports, when it is one response message.
    fn read(node: Node<'_, '_>) -> Result<Self::Success>;
}

/// The response element is itself the one response message.
impl<T: Value> Answer for Result<T> {
    type Success = T;

    fn of_type() -> Type {
        T::of_type()
    }

    fn write(&self, writer: &mut Writer, element: &Element) {
        match self {
            Ok(payload) => writer.element(element, |writer| {
                ResponseMessage::success().write(writer);
                payload.write(writer);
            }),
            Err(error) => write_error(error, writer, element),
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let error = self.as_ref().err();
        error.map(|error| error.finding().cloned().unwrap_or_else(on_demand)).into_iter().collect()
    }

    fn read(node: Node<'_, '_>) -> Result<T, Error> {
        match ResponseMessage::read(node).into_error() {
            Some(error) => Err(error),
            None => Ok(T::read(node)),
        }
    }
}

/// Writes a response element that is itself the one response message, and reports an error.
pub(crate) fn write_error(error: &Error, writer: &mut Writer, element: &Element) {
    writer.element(element, |writer| ResponseMessage::error(error).write(writer));
}

/// Nothing is refused without a reason, so an error that has none was asked for.
fn on_demand() -> Finding {
    Finding::new(Rule::OnDemand, Culprit::Message)
}
