//! Answers that hold response messages: one for each unit of work of a batch, or just one.
//!
//! An operation declares its response element and what a response message carries, and says how one unit is
//! carried out; everything else about a batch is said here.

use std::fmt;

use super::answer::{Answer, finding_of, write_response_message};
use super::{Context, Operation};
use crate::finding::{Culprit, Rule};
use crate::schema::{ResponseClass, ResponseMessage};
use crate::wire::{
    Complex, Content, Described, Element, Namespace, Node, Step, Type, UNBOUNDED, Value, Writer,
};
use crate::{Error, Finding, ResponseCode, Result};

/// An operation whose response element holds response messages; its answer is [`Batch`] or [`Single`].
pub trait BatchOperation: Operation {
    /// The type of the response element, which extends [`BaseResponseMessage`].
    type Response: Value;
    /// What a response message carries, without its frame; `()` where that is nothing.
    type Payload: Value + Send + 'static;

    /// The local name of the response messages.
    const RESPONSE_MESSAGE: &'static str;

    /// What a response message carries that reports an error: for some types an empty container.
    #[must_use]
    fn payload_of_error() -> Option<Self::Payload> {
        None
    }
}

/// How one unit of work ended.
///
/// Where there is no payload, that of [`BatchOperation::payload_of_error`] is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Unit<T> {
    /// It succeeded.
    Success(T),
    /// The result is partial, or the unit has not been processed.
    Warning(Error, Option<T>),
    /// It failed, and has changed nothing.
    Error(Error, Option<T>),
}

/// One response message for each unit of work, in the order of the request.
pub struct Batch<O: BatchOperation> {
    units: Vec<Unit<O::Payload>>,
}

/// Exactly one response message, because the request is one unit of work.
pub struct Single<O: BatchOperation> {
    unit: Unit<O::Payload>,
}

/// Errors after which the rest of a batch is not processed.
///
/// Source: the reference of `ErrorBatchProcessingStopped`; seen of a server for `ErrorAccessDenied`.
const STOPPING: &[ResponseCode] = &[
    ResponseCode::ErrorAccessDenied,
    ResponseCode::ErrorAccountDisabled,
    ResponseCode::ErrorADUnavailable,
    ResponseCode::ErrorADOperation,
    ResponseCode::ErrorConnectionFailed,
    ResponseCode::ErrorMailboxStoreUnavailable,
    ResponseCode::ErrorMailboxMoveInProgress,
    ResponseCode::ErrorPasswordChangeRequired,
    ResponseCode::ErrorPasswordExpired,
    ResponseCode::ErrorQuotaExceeded,
    ResponseCode::ErrorInsufficientResources,
];

impl<O: BatchOperation> Batch<O> {
    /// Carries units out one by one. One that fails does not hinder those after it, which see what those
    /// before it did; but after certain errors the rest is not processed, which is a warning for each.
    pub fn run<'s, U>(
        context: &mut Context<'s>,
        units: impl IntoIterator<Item = U>,
        mut carry_out: impl FnMut(&mut Context<'s>, U) -> Result<O::Payload>,
    ) -> Self {
        let mut has_stopped = false;
        let units = units.into_iter().enumerate().map(|(index, unit)| {
            if has_stopped {
                return Unit::Warning(not_processed(), None);
            }
            let outcome = match context.failure_of(index) {
                Some(error) => Err(error),
                None => carry_out(context, unit),
            };
            has_stopped = outcome.as_ref().is_err_and(|error| STOPPING.contains(&error.code()));
            outcome.into()
        });
        Self { units: units.collect() }
    }

    /// How the units ended, in the order of the request.
    #[must_use]
    pub fn units(&self) -> &[Unit<O::Payload>] {
        &self.units
    }

    /// How the units ended, to change what is answered. What has been done stays done.
    pub const fn units_mut(&mut self) -> &mut Vec<Unit<O::Payload>> {
        &mut self.units
    }
}

impl<O: BatchOperation> Single<O> {
    /// How the request ended, to change what is answered. What has been done stays done.
    pub const fn unit_mut(&mut self) -> &mut Unit<O::Payload> {
        &mut self.unit
    }

    /// The answer for a request that is one unit of work.
    pub fn new(unit: impl Into<Unit<O::Payload>>) -> Self {
        Self { unit: unit.into() }
    }
}

impl<O: BatchOperation> Answer for Batch<O> {
    type Success = Vec<Result<O::Payload>>;

    const RESPONSE_MESSAGE: Option<Element> = Some(response_message::<O>());
    const IS_BATCH: bool = true;

    fn of_type() -> Type {
        O::Response::of_type()
    }

    fn of_error(error: Error) -> Self {
        Self { units: vec![Unit::Error(error, None)] }
    }

    fn write(&self, writer: &mut Writer, element: &Element) {
        write_units::<O>(&self.units, writer, element);
    }

    fn findings(&self) -> Vec<Finding> {
        self.units.iter().filter_map(Unit::finding).collect()
    }

    fn codes(&self) -> Vec<ResponseCode> {
        self.units.iter().map(Unit::code).collect()
    }

    fn read(node: Node<'_, '_>) -> Result<Self::Success> {
        Ok(response_messages(node).map(read_unit).collect())
    }
}

impl<O: BatchOperation> Answer for Single<O> {
    type Success = O::Payload;

    const RESPONSE_MESSAGE: Option<Element> = Some(response_message::<O>());

    fn of_type() -> Type {
        O::Response::of_type()
    }

    fn of_error(error: Error) -> Self {
        Self::new(Unit::Error(error, None))
    }

    fn write(&self, writer: &mut Writer, element: &Element) {
        write_units::<O>(std::slice::from_ref(&self.unit), writer, element);
    }

    fn findings(&self) -> Vec<Finding> {
        self.unit.finding().into_iter().collect()
    }

    fn codes(&self) -> Vec<ResponseCode> {
        vec![self.unit.code()]
    }

    fn read(node: Node<'_, '_>) -> Result<O::Payload> {
        let message = response_messages(node).next();
        read_unit(message.expect("validation has seen a response message"))
    }
}

impl<T> Unit<T> {
    /// Why the unit was refused, or is not what was asked for.
    fn finding(&self) -> Option<Finding> {
        match self {
            Self::Success(_) => None,
            Self::Warning(error, _) | Self::Error(error, _) => Some(finding_of(error)),
        }
    }

    /// The code of the response message.
    fn code(&self) -> ResponseCode {
        match self {
            Self::Success(_) => ResponseCode::NoError,
            Self::Warning(error, _) | Self::Error(error, _) => error.code(),
        }
    }

    /// The frame of the response message, and what it carries.
    fn parts(&self) -> (ResponseMessage, Option<&T>) {
        match self {
            Self::Success(payload) => (ResponseMessage::success(), Some(payload)),
            Self::Warning(error, payload) => (ResponseMessage::warning(error), payload.as_ref()),
            Self::Error(error, payload) => (ResponseMessage::error(error), payload.as_ref()),
        }
    }
}

impl<T> From<Result<T>> for Unit<T> {
    fn from(outcome: Result<T>) -> Self {
        match outcome {
            Ok(payload) => Self::Success(payload),
            Err(error) => Self::Error(error, None),
        }
    }
}

impl<O: BatchOperation> fmt::Debug for Batch<O>
where
    O::Payload: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.units).finish()
    }
}

impl<O: BatchOperation> fmt::Debug for Single<O>
where
    O::Payload: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unit.fmt(f)
    }
}

/// What a unit is told that comes after an error of [`STOPPING`].
#[cold]
fn not_processed() -> Error {
    Error::new(ResponseCode::ErrorBatchProcessingStopped).because(Rule::BatchNotStopped, Culprit::Message)
}

/// The response message of an operation, as an element.
const fn response_message<O: BatchOperation>() -> Element {
    Element::new(Namespace::Messages, O::RESPONSE_MESSAGE, <O::Payload as Value>::of_type, O::SINCE)
}

fn write_units<O: BatchOperation>(units: &[Unit<O::Payload>], writer: &mut Writer, element: &Element) {
    let message = const { response_message::<O>() };
    writer.element(element, |writer| {
        writer.element(&RESPONSE_MESSAGES, |writer| {
            writer.each(units, |writer, unit| {
                let (frame, payload) = unit.parts();
                match payload {
                    Some(payload) => write_response_message(&frame, Some(payload), writer, &message),
                    None => {
                        write_response_message(&frame, O::payload_of_error().as_ref(), writer, &message);
                    }
                }
            });
        });
    });
}

/// The response messages in a response element.
fn response_messages<'d, 'a>(response: Node<'d, 'a>) -> impl Iterator<Item = Node<'d, 'a>> {
    response.children().flat_map(Node::children)
}

/// What a response message says. A warning that carries a result counts as the result: only a unit that has
/// not been processed has none.
fn read_unit<T: Value>(message: Node<'_, '_>) -> Result<T> {
    let frame = ResponseMessage::read(message);
    let is_warning = frame.response_class == ResponseClass::Warning;
    match frame.into_error() {
        Some(error) if !is_warning || error.code() == ResponseCode::ErrorBatchProcessingStopped => Err(error),
        _ => Ok(T::read(message)),
    }
}

/// The type that those of all response elements with response messages extend.
///
/// Source: `m:BaseResponseMessageType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseResponseMessage {}

static RESPONSE_MESSAGES: Element = Element::new(
    Namespace::Messages,
    "ResponseMessages",
    || Type::Complex(&ARRAY_OF_RESPONSE_MESSAGES),
    crate::wire::ExchangeVersion::Exchange2007,
);

static BASE_RESPONSE_MESSAGE: Complex =
    sequence("BaseResponseMessageType", &[step(std::slice::from_ref(&RESPONSE_MESSAGES), 1)]);

/// It has the response messages of the operations that are simulated. As published, it lets a response
/// element hold those of any operation.
static ARRAY_OF_RESPONSE_MESSAGES: Complex =
    sequence("ArrayOfResponseMessagesType", &[step(&super::RESPONSE_MESSAGES, UNBOUNDED)]);

const fn step(alternatives: &'static [Element], max: u32) -> Step {
    Step { alternatives, min: 1, max, tolerates_absence: false }
}

const fn sequence(name: &'static str, steps: &'static [Step]) -> Complex {
    Complex {
        name,
        namespace: Namespace::Messages,
        base: None,
        content: Content::Steps(steps),
        may_be_empty: false,
        is_abstract: false,
        attributes: &[],
        any_attribute: None,
        derived: &[],
    }
}

impl Described for BaseResponseMessage {
    fn complex() -> &'static Complex {
        &BASE_RESPONSE_MESSAGE
    }
}

#[cfg(test)]
mod tests;
