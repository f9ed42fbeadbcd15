//! The two shapes an operation answers in, and how they are written and read back.

use crate::schema::ResponseMessage;
use crate::wire::{Element, Node, Type, Value, Writer};
use crate::{Error, Result};

/// What stands in the response element.
pub trait Answer: Sized {
    /// What a typed call returns when it succeeds.
    type Success;

    /// The type of the response element.
    fn of_type() -> Type;

    /// Writes the response element.
    fn write(&self, writer: &mut Writer, element: &Element);

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
        let frame = match self {
            Ok(_) => ResponseMessage::success(),
            Err(error) => ResponseMessage::error(error),
        };
        writer.element(element, |writer| {
            frame.write(writer);
            if let Ok(payload) = self {
                payload.write(writer);
            }
        });
    }

    fn read(node: Node<'_, '_>) -> Result<T, Error> {
        match ResponseMessage::read(node).into_error() {
            Some(error) => Err(error),
            None => Ok(T::read(node)),
        }
    }
}
