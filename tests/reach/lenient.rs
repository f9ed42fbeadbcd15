//! What a lenient simulator overlooks, and what it does not.

use std::ptr;

use ews_sim::generate::{Choices, Part, Tree, write};
use ews_sim::wire::{Limits, Mistake, Position};
use ews_sim::{Reply, Simulator};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::refusals;
use crate::support::generated::{edits, generated};
use crate::support::{ADA, BOB, envelope, envelope_for, send_bytes, simulator};

fn lenient() -> Simulator {
    Simulator::builder().mailbox(ADA).mailbox(BOB).lenient(true).build()
}

/// What is overlooked in a request, without the line and column.
#[track_caller]
fn forgiven(request: &str) -> Vec<String> {
    let reply = send_bytes(&mut lenient(), ADA, request.as_bytes());
    assert!(reply.is_success(), "{reply}");
    assert_eq!(send_bytes(&mut simulator(), ADA, request.as_bytes()).status(), 500);
    reply.forgiven().iter().map(|it| it.mistake().to_string()).collect()
}

const ADD: &str = "<m:AddNewImContactToGroup><m:ImAddress>a@x.test</m:ImAddress>\
    <m:DisplayName>A</m:DisplayName></m:AddNewImContactToGroup>";
const SWAPPED: &str = "<m:AddNewImContactToGroup><m:DisplayName>A</m:DisplayName>\
    <m:ImAddress>a@x.test</m:ImAddress></m:AddNewImContactToGroup>";

#[test]
fn note_39_order_is_overlooked_and_listed() {
    let request = envelope(SWAPPED);
    assert_eq!(
        forgiven(&request),
        ["m:ImAddress stands behind m:DisplayName, and belongs before it".replace("m:", "")]
    );
    let (mut swapped, mut straight) = (lenient(), lenient());
    let reply = send_bytes(&mut swapped, ADA, request.as_bytes());
    assert_eq!(reply, send_bytes(&mut straight, ADA, envelope(ADD).as_bytes()));
    assert!(swapped == straight);
    let position = reply.forgiven()[0].position();
    assert!(request[position.offset_in(&request)..].starts_with("m:ImAddress"));
    assert!(reply.forgiven()[0].to_string().starts_with(&format!("line {}, column ", position.line)));
}

#[test]
fn the_header_may_stand_behind_the_body() {
    let (before, rest) = (envelope("<m:GetImItemList/>"), "<soap:Body><m:GetImItemList/></soap:Body>");
    let header = "<soap:Header><t:RequestServerVersion Version=\"Exchange2013\"/></soap:Header>";
    let request = before.replace(rest, "").replace(header, &format!("{rest}{header}"));
    assert_eq!(forgiven(&request), ["Header stands behind Body, and belongs before it"]);
}

#[test]
fn note_40_namespaces_that_are_nearly_right_are_overlooked_and_listed() {
    let request = envelope(ADD);
    let messages = "http://schemas.microsoft.com/exchange/services/2006/messages";
    for near in [
        "http://schemas.microsoft.com/exchange/services/2006/message",
        "http://schemas.microsoft.com/exchange/services/2006/messages/",
        "http://schemas.microsoft.com/Exchange/Services/2006/Messages",
        "http://www.schemas.microsoft.com/exchange/services/2006/messages",
        "schemas.microsoft.com/exchange/services/2006/messages",
    ] {
        let expected = format!("the namespace {near:?} is read as {messages:?}");
        assert_eq!(forgiven(&request.replace(messages, near)), [expected]);
    }
    let soap = "http://schemas.xmlsoap.org/soap/envelope/";
    for near in ["https://schemas.xmlsoap.org/soap/envelope", "http://www.w3.org/2003/05/soap-envelope"] {
        let expected = format!("the namespace {near:?} is read as {soap:?}");
        assert_eq!(forgiven(&request.replace(soap, near)), [expected]);
    }
}

#[test]
fn elements_in_another_namespace_of_the_protocol_or_in_none_are_overlooked_and_listed() {
    let of_messages =
        "is read as an element of \"http://schemas.microsoft.com/exchange/services/2006/messages\"";
    let wrong = envelope(&ADD.replace("m:DisplayName", "t:DisplayName"));
    assert_eq!(forgiven(&wrong), [format!("t:DisplayName {of_messages}")]);
    let none = envelope(&ADD.replace("m:", ""));
    let expected =
        ["AddNewImContactToGroup", "ImAddress", "DisplayName"].map(|it| format!("{it} {of_messages}"));
    assert_eq!(forgiven(&none), expected);
    // A prefix that nothing declares is told once.
    let undeclared = envelope(&ADD.replace("m:", "ews:"));
    assert_eq!(forgiven(&undeclared), [format!("ews:AddNewImContactToGroup {of_messages}")]);
}

#[test]
fn a_strict_reading_of_https_does_not_hold_for_a_lenient_one() {
    let builder = Simulator::builder().mailbox(ADA).strict_namespaces(true);
    let https = envelope(ADD).replace("http://schemas.microsoft", "https://schemas.microsoft");
    let reply = builder.clone().build().handle(ADA, https.as_bytes());
    assert_eq!(reply.status(), 500);
    let reply = builder.lenient(true).build().handle(ADA, https.as_bytes());
    assert!(reply.is_success() && reply.text().contains("https://schemas.microsoft"), "{reply}");
    assert_eq!(reply.forgiven().len(), 2);
}

#[test]
fn the_answer_is_spelled_as_the_operation_is() {
    let request = envelope(&SWAPPED.replace(
        "<m:AddNewImContactToGroup>",
        "<m:AddNewImContactToGroup \
         xmlns:m=\"https://schemas.microsoft.com/exchange/services/2006/messages\">",
    ));
    let reply = send_bytes(&mut lenient(), ADA, request.as_bytes());
    assert!(reply.is_success() && reply.text().contains("https://schemas.microsoft"), "{reply}");
    let of_types = "schemas.microsoft.com/exchange/services/2006/types";
    let types = envelope(SWAPPED).replace(&format!("http://{of_types}"), &format!("https://{of_types}"));
    let reply = send_bytes(&mut lenient(), ADA, types.as_bytes());
    assert!(reply.is_success() && !reply.text().contains("https://schemas.microsoft"), "{reply}");
}

#[test]
fn an_explanation_tells_what_is_overlooked() {
    let text = lenient().explain(ADA, envelope(SWAPPED).as_bytes()).to_string();
    assert!(text.starts_with("AddNewImContactToGroup succeeds.\nOverlooked at line 6, column "), "{text}");
    assert!(text.ends_with(": ImAddress stands behind DisplayName, and belongs before it\n"), "{text}");
}

#[test]
fn note_42_versions_are_overlooked_and_listed() {
    for (version, read_as) in [
        ("Exchange2010", "Exchange2013"),
        ("Exchange2013_SP2", "V2017_07_11"),
        ("V2018_01_08", "V2017_07_11"),
        ("", "V2017_07_11"),
    ] {
        let expected = match version {
            "" => "no version is named, which is read as V2017_07_11".to_owned(),
            version => format!("the version {version:?} is read as {read_as}"),
        };
        assert_eq!(forgiven(&envelope_for(version, ADD)), [expected]);
    }
    let header = "<t:RequestServerVersion Version=\"Exchange2013\"/>";
    let missing = envelope(ADD).replace(header, "");
    assert_eq!(forgiven(&missing), ["no version is named, which is read as Exchange2013"]);
}

#[test]
fn several_mistakes_are_listed_in_the_order_of_the_request() {
    let request = envelope_for("Exchange2007", SWAPPED).replace("2006/types\"", "2006/type\"");
    let reply = send_bytes(&mut lenient(), ADA, request.as_bytes());
    let lines: Vec<_> = reply.forgiven().iter().map(|it| it.position().line).collect();
    assert_eq!(lines, [4, 5, 6]);
    let kinds: Vec<_> = reply.forgiven().iter().map(|it| it.mistake()).collect();
    let is_sorted_out =
        matches!(kinds[..], [Mistake::NamespaceName { .. }, Mistake::Version { .. }, Mistake::Order { .. }]);
    assert!(is_sorted_out, "{kinds:?}");
}

#[test]
fn what_an_element_says_of_its_type_is_kept() {
    let item = |class: &str| {
        format!(
            "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Message>{class}\
             <t:ItemClass>IPM.Note</t:ItemClass></t:Message></m:Items></m:CreateItem>"
        )
    };
    let subject = "<t:Subject>a&lt;b <![CDATA[<c>]]></t:Subject>";
    let swapped = envelope(&item(subject));
    let reply = send_bytes(&mut lenient(), ADA, swapped.as_bytes());
    assert!(reply.is_success(), "{reply}");
    let instance = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"t:FolderIdType\"";
    let folder = envelope(&format!(
        "<m:GetFolder><m:FolderIds><t:FolderId {instance} Id=\"AAA=\"/></m:FolderIds>\
         <m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape></m:GetFolder>"
    ));
    let reply = send_bytes(&mut lenient(), ADA, folder.as_bytes());
    assert_eq!((reply.status(), reply.forgiven().len()), (200, 1), "{reply}");
}

/// Whatever else is wrong is refused as it is without leniency.
#[test]
fn nothing_else_is_overlooked() {
    for refusal in refusals::all() {
        let strict = refusal.world.simulator();
        let request = refusal.bytes(&strict);
        let mut lenient = refusal.world.lenient();
        let reply = lenient.handle(refusal.caller, &request);
        if reply.forgiven().is_empty() {
            assert_eq!(reply, refusal.provoke(), "{refusal:#?}");
        }
    }
}

#[test]
fn hostile_messages_are_refused_as_ever() {
    let limits = Limits::default();
    let deep = "<m:a>".repeat(limits.depth + 1);
    let body = envelope(ADD);
    for request in [
        String::new(),
        deep,
        body.replace("<m:ImAddress>", "<?pi?><m:ImAddress>").replace("t:Req", "x:Req"),
        body.replace("<m:ImAddress>", "text<m:ImAddress>").replace("t:Req", "x:Req"),
        body.replace("<m:ImAddress>", "<![CDATA[ ]]><m:ImAddress>").replace("t:Req", "x:Req"),
        body.replace("<m:ImAddress>", "<!-- -- --><m:ImAddress>").replace("t:Req", "x:Req"),
        body.replace("</m:ImAddress>", "\u{1}</m:ImAddress>").replace("t:Req", "x:Req"),
        format!("<!DOCTYPE a>{body}"),
        format!("{body}<m:x/>"),
    ] {
        let strict = send_bytes(&mut simulator(), ADA, request.as_bytes());
        let reply = send_bytes(&mut lenient(), ADA, request.as_bytes());
        assert_eq!((&reply, reply.forgiven().len()), (&strict, 0), "{request}");
        assert_eq!(reply.status(), 500);
    }
}

/// Puts the children of every element in another order, those of one step together; says whether there was
/// another.
fn shuffle(tree: &mut Tree, seed: u64) -> bool {
    let complex = tree.complex();
    let step_of = |part: &Part| {
        let Part::Element(Tree { step: Some(step), .. }) = part else { return None };
        let mut positions = 0..complex?.step_count();
        positions
            .find(|&position| complex.and_then(|it| it.step(position)).is_some_and(|it| ptr::eq(it, *step)))
    };
    let before: Vec<_> = tree.content.iter().map(step_of).collect();
    let mut is_changed = false;
    if before.iter().all(Option::is_some) {
        let key = |step: Option<usize>| step.map(|step| (step as u64 + 1).wrapping_mul(seed | 1) % 97);
        tree.content.sort_by_key(|part| key(step_of(part)));
        is_changed = tree.content.iter().map(step_of).ne(before);
    }
    for child in tree.children_mut() {
        is_changed |= shuffle(child, seed);
    }
    is_changed
}

fn handle(mut simulator: Simulator, request: &[u8]) -> (Reply, Simulator) {
    let reply = simulator.handle(ADA, request);
    (reply, simulator)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_right_is_read_no_differently(bytes in vec(any::<u8>(), 0..400)) {
        let (tree, mut choices) = generated(&bytes);
        let request = write(&tree, &mut choices).to_bytes();
        let (strict, after) = handle(simulator(), &request);
        let (reply, lenient) = handle(lenient(), &request);
        prop_assert_eq!(reply.forgiven(), &[]);
        prop_assert!(strict == reply && lenient.mailboxes().eq(after.mailboxes()));
    }

    #[test]
    fn any_order_reads_as_the_right_one(bytes in vec(any::<u8>(), 0..400), seed in any::<u64>()) {
        let (mut tree, _) = generated(&bytes);
        let straight = write(&tree, &mut Choices::new(&[])).to_bytes();
        let is_changed = shuffle(tree.child_mut("Body").expect("a body"), seed);
        let shuffled = write(&tree, &mut Choices::new(&[])).to_bytes();
        let (expected, after) = handle(simulator(), &straight);
        let (reply, lenient) = handle(lenient(), &shuffled);
        let text = String::from_utf8_lossy(&shuffled);
        prop_assert_eq!(&expected, &reply, "{}", text);
        prop_assert!(lenient.mailboxes().eq(after.mailboxes()));
        let is_order = |it: &ews_sim::wire::Forgiven| matches!(it.mistake(), Mistake::Order { .. });
        prop_assert!(reply.forgiven().iter().all(is_order));
        prop_assert_eq!(!reply.forgiven().is_empty(), is_changed);
    }

    #[test]
    fn a_flaw_is_overlooked_and_listed_or_refused_as_ever(
        bytes in vec(any::<u8>(), 0..400),
        edit in 0..edits().count(),
        place in vec(any::<u8>(), 4),
    ) {
        let edit = edits().nth(edit).expect("in range");
        let (mut tree, mut choices) = generated(&bytes);
        let _ = edit.apply(&mut tree, &mut Choices::new(&place));
        let request = write(&tree, &mut choices).to_bytes();
        let (strict, _) = handle(simulator(), &request);
        let (reply, _) = handle(lenient(), &request);
        prop_assert!(!reply.forgiven().is_empty() || reply == strict);
        let length = Position::of_offset(&String::from_utf8_lossy(&request), usize::MAX).line;
        prop_assert!(reply.forgiven().iter().all(|it| it.position().line <= length));
    }

    /// Neither a lenient reading nor an explanation panics, whatever is sent.
    #[test]
    fn damaged_requests_are_read_and_explained(
        bytes in vec(any::<u8>(), 0..400),
        damages in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let (tree, mut choices) = generated(&bytes);
        let mut request = write(&tree, &mut choices).to_bytes();
        for (at, byte) in damages {
            let at = at.index(request.len());
            // Characters that mean something to XML are the more likely ones to be met.
            request[at] = *b"<>&\"'/:= x]!-?".get(usize::from(byte)).unwrap_or(&byte);
        }
        let (reply, _) = handle(lenient(), &request);
        let explanation = lenient().explain(ADA, &request);
        prop_assert_eq!(&reply, explanation.reply());
        prop_assert!(!explanation.to_string().is_empty());
    }
}
