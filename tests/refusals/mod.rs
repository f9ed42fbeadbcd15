//! Requests that are refused, as a table: the code, the condition, and how to provoke it.
//!
//! Names in braces stand for ids in the world the request is sent to: see [`World::ids`].

#![allow(dead_code, unreachable_pub, reason = "every test binary uses a part of it")]

mod of_folders;
mod of_headers;
mod of_ids;
mod of_items;
mod of_messages;
mod of_operations;
mod of_sync;
mod world;

pub use world::World;

use ews_sim::finding::Rule;
use ews_sim::{Reply, ResponseCode, Simulator};

use crate::support::{ADA, send_bytes};

/// A request that is refused.
#[derive(Debug, Clone, Copy)]
pub struct Refusal {
    /// The code; none where the SOAP layer refuses.
    pub code: Option<ResponseCode>,
    /// Which operations can be refused so.
    pub operations: &'static str,
    /// When.
    pub condition: &'static str,
    /// As what it is answered.
    pub shape: Shape,
    /// The rule that was broken.
    pub rule: Rule,
    /// What the finding calls nearest, in words and with ids left out; empty for nothing.
    pub nearest: &'static str,
    /// What the request is sent to.
    pub world: World,
    /// Who sends it.
    pub caller: &'static str,
    /// What is sent.
    pub request: Request,
}

/// As what a refusal is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As a SOAP fault, with HTTP status 500.
    Fault,
    /// As a response message, with HTTP status 200.
    ResponseMessage,
}

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub enum Request {
    /// These bytes.
    Bytes(&'static [u8]),
    /// An envelope with headers and a body, in which names in braces stand for ids.
    Envelope {
        /// All headers.
        headers: &'static str,
        /// What stands in the body.
        body: &'static str,
    },
}

/// The header of most requests.
pub const VERSION: &str = r#"<t:RequestServerVersion Version="Exchange2013"/>"#;
/// A body that nothing is wrong with.
pub const ADD: &str = "<m:AddImGroup><m:DisplayName>New</m:DisplayName></m:AddImGroup>";
/// What any operation can be refused for.
pub const ANY: &str = "any";

/// A refusal by an operation.
pub const fn of_operation(
    code: ResponseCode,
    operations: &'static str,
    condition: &'static str,
    rule: Rule,
    body: &'static str,
) -> Refusal {
    Refusal {
        code: Some(code),
        operations,
        condition,
        shape: Shape::ResponseMessage,
        rule,
        nearest: "",
        world: World::Usual,
        caller: ADA,
        request: Request::Envelope { headers: VERSION, body },
    }
}

/// A refusal of a message, whatever the operation.
pub const fn of_message(
    code: ResponseCode,
    condition: &'static str,
    rule: Rule,
    headers: &'static str,
    body: &'static str,
) -> Refusal {
    let request = Request::Envelope { headers, body };
    Refusal { request, shape: Shape::Fault, ..of_operation(code, ANY, condition, rule, body) }
}

impl Refusal {
    /// The same refusal, where something is near.
    pub const fn near(self, nearest: &'static str) -> Self {
        Self { nearest, ..self }
    }

    /// The same refusal in another world.
    pub const fn within(self, world: World) -> Self {
        Self { world, ..self }
    }

    /// The same refusal of another caller.
    pub const fn from(self, caller: &'static str) -> Self {
        Self { caller, ..self }
    }

    /// The bytes to send to a world.
    pub fn bytes(&self, simulator: &Simulator) -> Vec<u8> {
        match self.request {
            Request::Bytes(bytes) => bytes.to_vec(),
            Request::Envelope { headers, body } => self.filled(simulator, headers, body),
        }
    }

    /// An envelope, with ids for their names.
    fn filled(&self, simulator: &Simulator, headers: &str, body: &str) -> Vec<u8> {
        let ids = self.world.ids(simulator);
        let envelope = enveloped(headers, body);
        let fill = |text: String, (name, id): &(&str, String)| text.replace(&format!("{{{name}}}"), id);
        ids.iter().fold(envelope, fill).into_bytes()
    }

    /// The answer to another body of the same sender.
    #[track_caller]
    pub fn provoke_with(&self, body: &str) -> Reply {
        let mut simulator = self.world.simulator();
        let bytes = self.filled(&simulator, VERSION, body);
        send_bytes(&mut simulator, self.caller, &bytes)
    }

    /// The answer.
    #[track_caller]
    pub fn provoke(&self) -> Reply {
        let mut simulator = self.world.simulator();
        let bytes = self.bytes(&simulator);
        send_bytes(&mut simulator, self.caller, &bytes)
    }
}

/// An envelope on one line.
pub fn enveloped(headers: &str, body: &str) -> String {
    let schemas = "http://schemas.microsoft.com/exchange/services/2006";
    format!(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:t=\"{schemas}/types\" \
         xmlns:m=\"{schemas}/messages\"><s:Header>{headers}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// The whole table.
pub fn all() -> impl Iterator<Item = &'static Refusal> {
    let parts = [
        of_messages::REFUSALS,
        of_headers::REFUSALS,
        of_ids::REFUSALS,
        of_items::REFUSALS,
        of_operations::REFUSALS,
        of_folders::REFUSALS,
        of_sync::REFUSALS,
    ];
    parts.into_iter().flatten()
}
