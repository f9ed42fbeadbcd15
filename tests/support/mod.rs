//! What the integration tests share: envelopes, a way to send them, and the place where published data lies.

#![allow(dead_code, unused_imports, unreachable_pub, reason = "every test binary uses a part of it")]

pub(crate) mod furnished;
pub mod generated;
pub mod im_list;

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use ews_sim::{Reply, ResponseCode, Simulator};

/// The mailbox most tests use.
pub const ADA: &str = "ada@example.test";
/// Another mailbox of the same simulator.
pub const BOB: &str = "bob@example.test";

/// Seen on the RemoveImContactFromGroup page of the EWS reference, with `{contact}` and `{group}` for the
/// attributes of our ids. The page has spelled the Exchange namespaces `https://` for a time.
pub const DOCUMENTED_REQUEST: &str = include_str!("../../examples/remove_im_contact_from_group.xml");

/// A simulator with the mailboxes of [`ADA`] and [`BOB`].
pub fn simulator() -> Simulator {
    Simulator::builder().mailbox(ADA).mailbox(BOB).build()
}

/// A request envelope with `m` and `t` bound and a version header.
pub fn envelope_for(version: &str, body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
    xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
  <soap:Header><t:RequestServerVersion Version="{version}"/></soap:Header>
  <soap:Body>{body}</soap:Body>
</soap:Envelope>"#
    )
}

/// A request envelope for the version that brought the IM list.
pub fn envelope(body: &str) -> String {
    envelope_for("Exchange2013", body)
}

/// Sends a body as [`ADA`] in an [`envelope`].
#[track_caller]
pub fn send(simulator: &mut Simulator, body: &str) -> Reply {
    send_bytes(simulator, ADA, envelope(body).as_bytes())
}

/// Sends bytes. Every answer of the test suite comes through here, is valid, and is collected for the
/// validator.
#[track_caller]
pub fn send_bytes(simulator: &mut Simulator, caller: &str, request: &[u8]) -> Reply {
    let before = simulator.clone();
    let reply = simulator.handle(caller, request);
    ews_sim::fuzzing::check_answer(&before, &reply, simulator);
    collect(&reply);
    reply
}

/// Sends a body that must succeed.
#[track_caller]
pub fn succeed(simulator: &mut Simulator, body: &str) -> Reply {
    let reply = send(simulator, body);
    assert!(reply.is_success(), "{reply}");
    reply
}

/// Sends a body that must be refused by a response message or a fault with a code.
#[track_caller]
pub fn refuse(simulator: &mut Simulator, body: &str, code: ResponseCode) -> Reply {
    let reply = send(simulator, body);
    assert_eq!(reply.code(), Some(code), "{reply}");
    reply
}

/// Appends an answer to a file of this process, where the environment says that answers are wanted.
fn collect(reply: &Reply) {
    let Some(folder) = std::env::var_os("EWS_SIM_ANSWERS") else { return };
    let path = Path::new(&folder).join(format!("{}.answers", std::process::id()));
    let file = OpenOptions::new().create(true).append(true).open(path);
    let mut answer = reply.body().to_vec();
    answer.push(0);
    file.and_then(|mut file| file.write_all(&answer)).expect("the folder for answers can be written");
}

/// The folder with the published schema and examples: `../shared`, or where `EWS_SIM_SHARED` says.
///
/// Prints that the test is skipped when it is not there.
pub fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("EWS_SIM_SHARED").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        println!("skipped: there is no {}", folder.display());
        return None;
    }
    Some(folder)
}
