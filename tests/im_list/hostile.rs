//! Whatever comes in, an answer goes out: valid, with nothing changed unless it reports success. And nobody
//! sees what is another's.

use std::time::Instant;

use ews_sim::wire::Limits;
use ews_sim::{Reply, ResponseCode, ServerProfile, Simulator};
use proptest::prelude::*;

use crate::support::furnished::{Ids, furnished, ids_of, requests};
use crate::support::{ADA, BOB, envelope, send, send_bytes, shared, succeed};

const LIST: &str = "<m:GetImItemList/>";

fn world() -> Simulator {
    furnished(Simulator::builder())
}

/// A well-formed request of every operation, and the published ones where they are at hand.
fn every_request(simulator: &Simulator) -> Vec<String> {
    let bodies = requests(&ids_of(simulator, ADA));
    let mut all: Vec<_> = bodies.iter().map(|(_, body)| envelope(body)).collect();
    all.push(envelope("<m:AddImGroup><m:DisplayName>\u{c4}rger \u{1f600}</m:DisplayName></m:AddImGroup>"));
    if let Some(shared) = shared() {
        let files = std::fs::read_dir(shared.join("corpus")).expect("the examples can be listed");
        let mut paths: Vec<_> = files.map(|file| file.expect("it can be listed").path()).collect();
        paths.sort();
        let is_ours =
            |name: &str| bodies.iter().any(|(operation, _)| name.contains(&format!("-{operation}-request-")));
        let texts = paths.iter().filter(|path| is_ours(&path.to_string_lossy()));
        let before = all.len();
        all.extend(texts.map(|path| std::fs::read_to_string(path).expect("an example is text")));
        assert_eq!(all.len() - before, 12);
    }
    all
}

#[track_caller]
fn assert_violation(reply: &Reply, violation: &str, line: usize, column: usize) {
    assert_eq!((reply.status(), reply.code()), (500, Some(ResponseCode::ErrorSchemaValidation)), "{reply}");
    assert_eq!(reply.texts("Violation"), [violation]);
    assert_eq!(reply.texts("LineNumber"), [line.to_string()], "{violation}");
    assert_eq!(reply.texts("LinePosition"), [column.to_string()], "{violation}");
}

#[test]
fn what_is_no_xml_says_where_it_stops_being_xml() {
    let mut simulator = world();
    let encoding = "Invalid character in the given encoding. Line 1, position 1.";
    let no_data = "Data at the root level is invalid. Line 1, position 1.";
    let nul = "'.', hexadecimal value 0x00, is an invalid character. Line 1, position 1.";
    let end_of_file = "Unexpected end of file has occurred. Line 1, position 2.";
    for (input, violation, line, column) in [
        (&b""[..], "Root element is missing.", 0, 0),
        (b" \r\n\t", "Root element is missing.", 0, 0),
        (b"<?xml version=\"1.0\"?>", "Root element is missing.", 0, 0),
        (b"{\"Id\": 1}", no_data, 1, 1),
        (b"not even XML", no_data, 1, 1),
        (b"\0\0\0\0", nul, 1, 1),
        // UTF-16 in either order, with its mark.
        (b"\xff\xfe<\0a\0/\0>\0", encoding, 1, 1),
        (b"\xfe\xff\0<\0a\0/\0>", encoding, 1, 1),
        (b"\x89PNG\r\n\x1a\n\0\0\0", encoding, 1, 1),
        (b"<", end_of_file, 1, 2),
    ] {
        assert_violation(&send_bytes(&mut simulator, ADA, input), violation, line, column);
    }
}

#[test]
fn a_document_type_is_refused_unread() {
    let mut simulator = world();
    let prohibited = "For security reasons DTD is prohibited in this XML document. To enable DTD processing \
        set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into \
        XmlReader.Create method.";
    let mut bomb = String::from("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
    for level in 1..32 {
        let below = level - 1;
        bomb += &format!("<!ENTITY a{level} \"&a{below};&a{below};&a{below};&a{below};\">");
    }
    let external = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>";
    let request = envelope("<m:AddImGroup><m:DisplayName>&a31;</m:DisplayName></m:AddImGroup>");
    for declaration in [&format!("{bomb}]>"), external, "<!DOCTYPE a>", "<!DOCTYPE"] {
        let request = request.replacen('\n', &format!("\n{declaration}"), 1);
        assert_violation(&send_bytes(&mut simulator, ADA, request.as_bytes()), prohibited, 0, 0);
    }
    let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
    let column = 14 + "<m:AddImGroup><m:DisplayName>&".len();
    let violation = format!("Reference to undeclared entity 'a31'. Line 6, position {column}.");
    assert_violation(&reply, &violation, 6, column);
}

#[test]
fn an_encoding_other_than_utf_8_is_refused_and_a_mark_before_utf_8_is_not() {
    let mut simulator = world();
    let request = envelope(LIST);
    let latin = request.replacen("utf-8", "utf-16", 1);
    let violation = "System does not support 'utf-16' encoding. Line 1, position 31.";
    assert_violation(&send_bytes(&mut simulator, ADA, latin.as_bytes()), violation, 1, 31);
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(request.as_bytes());
    assert_eq!(send_bytes(&mut simulator, ADA, &marked), send(&mut simulator, LIST));
    let utf_16: Vec<u8> = request.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let reply = send_bytes(&mut simulator, ADA, &utf_16);
    assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{reply}");
}

/// Inputs made to cost much: the answer comes, and in a time that only a defect would exceed.
#[test]
fn what_is_huge_or_deep_is_answered_all_the_same() {
    let remove =
        |attributes: &str| envelope(&format!("<m:RemoveImGroup><m:GroupId {attributes}/></m:RemoveImGroup>"));
    let many = |one: &dyn Fn(usize) -> String| (0..100_000).map(one).collect::<String>();
    let named =
        |name: &str| envelope(&format!("<m:AddImGroup><m:DisplayName>{name}</m:DisplayName></m:AddImGroup>"));
    let header = format!("<soap:Header><x:a xmlns:x=\"urn:x\">{}", "<x:a>".repeat(100_000));
    let invalid_request = Some(ResponseCode::ErrorInvalidRequest);
    let schema = Some(ResponseCode::ErrorSchemaValidation);
    for (what, input, code) in [
        ("an endless root", "<a>".repeat(3_500_000), None),
        ("depth in the body", envelope(&format!("<m:AddImGroup>{}", "<m:a>".repeat(100_000))), schema),
        ("depth in a header", envelope(LIST).replace("<soap:Header>", &header), invalid_request),
        ("attributes", remove(&many(&|n| format!("a{n}=\"\" "))), invalid_request),
        ("the same attribute", remove(&many(&|_| "Id=\"\" ".to_owned())), invalid_request),
        ("namespaces", remove(&many(&|n| format!("xmlns:a{n}=\"u\" "))), invalid_request),
        (
            "a long id",
            remove(&format!("Id=\"{}\"", "A".repeat(4_000_000))),
            Some(ResponseCode::ErrorInvalidIdMalformed),
        ),
        ("a long name of an element", envelope(&format!("<m:{}/>", "a".repeat(1_000_000))), invalid_request),
        (
            "a name in pieces",
            named(&"a&amp;<![CDATA[<]]><!-- -->".repeat(50_000)),
            Some(ResponseCode::NoError),
        ),
        ("blanks", envelope(&" ".repeat(4_000_000)), invalid_request),
    ] {
        let started = Instant::now();
        let reply = send_bytes(&mut world(), ADA, input.as_bytes());
        assert_eq!(reply.code(), code, "{what}");
        assert!(started.elapsed().as_secs() < 10, "{what} took {:?}", started.elapsed());
    }
}

#[test]
fn a_request_of_more_bytes_than_allowed_is_too_big_and_one_of_as_many_is_not() {
    let request = envelope(LIST);
    let of_limit = |bytes| {
        let mut limits = Limits::default();
        limits.bytes = bytes;
        furnished(Simulator::builder().limits(limits))
    };
    let reply = send_bytes(&mut of_limit(request.len() - 1), ADA, request.as_bytes());
    assert_eq!(
        (reply.status(), reply.code()),
        (500, Some(ResponseCode::ErrorRequestStreamTooBig)),
        "{reply}"
    );
    assert!(send_bytes(&mut of_limit(request.len()), ADA, request.as_bytes()).is_success());
}

#[test]
fn a_request_cut_off_anywhere_is_a_schema_violation() {
    let world = world();
    // There are many cuts, and nothing in the mailbox would be looked at.
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    for request in every_request(&world) {
        let end = request.trim_end().len();
        for cut in 0..end {
            let reply = send_bytes(&mut simulator, ADA, &request.as_bytes()[..cut]);
            let code = reply.code();
            assert_eq!(code, Some(ResponseCode::ErrorSchemaValidation), "{cut} bytes of\n{request}\n{reply}");
        }
        assert_eq!(send_bytes(&mut world.clone(), ADA, &request.as_bytes()[..end]).status(), 200);
    }
}

#[test]
fn a_request_with_any_byte_replaced_is_answered() {
    let simulator = world();
    for (number, request) in every_request(&simulator).iter().enumerate() {
        // Every eleventh place, other ones in every request.
        for at in (number % 11..request.len()).step_by(11) {
            for byte in [b'\0', b'<', b'&', b'"', 0xff] {
                let mut damaged = request.clone().into_bytes();
                damaged[at] = byte;
                send_bytes(&mut simulator.clone(), ADA, &damaged);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(send_bytes(&mut world(), ADA, &bytes).status(), 500);
    }

    #[test]
    fn any_text_of_markup_is_refused(text in "[<>/&;='\" a-c:xmlns!\\[\\]?-]{0,60}") {
        prop_assert_eq!(send_bytes(&mut world(), ADA, text.as_bytes()).status(), 500);
    }

    /// A piece of one request in place of a piece of another.
    #[test]
    fn requests_grafted_onto_each_other_are_answered(
        picks in any::<[prop::sample::Index; 2]>(),
        places in any::<[prop::sample::Index; 4]>(),
    ) {
        let mut simulator = world();
        let bodies = requests(&ids_of(&simulator, ADA));
        let [host, guest] = picks.map(|pick| envelope(&pick.get(&bodies).1));
        let [from, to, start, end] = places;
        let (from, to) = (from.index(host.len()), to.index(host.len()));
        let (start, end) = (start.index(guest.len()), end.index(guest.len()));
        let piece = &guest[start.min(end)..start.max(end)];
        let grafted = format!("{}{piece}{}", &host[..from.min(to)], &host[from.max(to)..]);
        let reply = send_bytes(&mut simulator, ADA, grafted.as_bytes());
        prop_assert!(matches!(reply.status(), 200 | 500));
    }
}

#[test]
fn a_caller_nobody_knows_has_no_mailbox() {
    let mut simulator = world();
    for caller in
        ["", "eve@example.test", "team@example.test", "ada", "ada@example.test\0", "\u{e4}@example.test"]
    {
        let reply = send_bytes(&mut simulator, caller, envelope(LIST).as_bytes());
        assert_eq!(
            (reply.status(), reply.code()),
            (200, Some(ResponseCode::ErrorMissingEmailAddress)),
            "{reply}"
        );
    }
    assert!(send_bytes(&mut simulator, "ADA@Example.TEST", envelope(LIST).as_bytes()).is_success());
}

#[test]
fn the_ids_of_another_mailbox_name_nothing() {
    let mut simulator = world();
    let bobs = ids_of(&simulator, BOB);
    let codes =
        requests(&bobs).map(|(operation, body)| (operation, send(&mut simulator.clone(), &body).code()));
    let mut foreign = codes.into_iter().filter(|(_, code)| *code != Some(ResponseCode::NoError));
    for (operation, code) in [
        ("AddImContactToGroup", ResponseCode::ErrorInvalidImContactId),
        ("AddNewImContactToGroup", ResponseCode::ErrorItemNotFound),
        ("AddNewTelUriContactToGroup", ResponseCode::ErrorItemNotFound),
        ("RemoveContactFromImList", ResponseCode::ErrorItemNotFound),
        ("RemoveDistributionGroupFromImList", ResponseCode::ErrorItemNotFound),
        ("RemoveImContactFromGroup", ResponseCode::ErrorInvalidImContactId),
        ("RemoveImGroup", ResponseCode::ErrorInvalidImGroupId),
        ("SetImGroup", ResponseCode::ErrorInvalidImGroupId),
    ] {
        assert_eq!(foreign.next(), Some((operation, Some(code))));
    }
    assert_eq!(foreign.next(), None);
    let group_of_bobs = Ids { contact: ids_of(&simulator, ADA).contact, ..bobs };
    for (operation, code) in [
        ("AddImContactToGroup", ResponseCode::ErrorItemNotFound),
        ("RemoveImContactFromGroup", ResponseCode::ErrorInvalidImGroupId),
    ] {
        let (_, body) =
            requests(&group_of_bobs).into_iter().find(|(name, _)| *name == operation).expect("named");
        assert_eq!(send(&mut simulator, &body).code(), Some(code), "{operation}");
    }
}

#[test]
fn an_answer_does_not_tell_what_is_anothers_from_what_is_gone() {
    let world = world();
    let mut emptied = world.clone();
    let own = ids_of(&world, ADA);
    for operation in ["RemoveContactFromImList", "RemoveImGroup", "RemoveDistributionGroupFromImList"] {
        let (_, body) = requests(&own).into_iter().find(|(name, _)| *name == operation).expect("named");
        succeed(&mut emptied, &body);
    }
    let of_bob = requests(&ids_of(&world, BOB));
    for ((operation, foreign), (_, gone)) in of_bob.into_iter().zip(requests(&own)) {
        // These name nothing and answer with what is there.
        if matches!(operation, "GetImItemList" | "AddImGroup" | "AddDistributionGroupToImList") {
            continue;
        }
        let (foreign, gone) = (send(&mut emptied.clone(), &foreign), send(&mut emptied.clone(), &gone));
        assert_eq!(foreign.text(), gone.text(), "{operation}");
    }
}

#[test]
fn two_callers_change_their_own_mailboxes_only() {
    let world = world();
    for (operation, body) in requests(&ids_of(&world, BOB)) {
        let mut simulator = world.clone();
        let reply = send_bytes(&mut simulator, BOB, envelope(&body).as_bytes());
        assert!(reply.is_success(), "{operation}\n{reply}");
        assert_eq!(simulator.mailbox(ADA), world.mailbox(ADA), "{operation}");
        let writes = !operation.starts_with("Get") && operation != "AddImContactToGroup";
        assert_eq!(simulator.mailbox(BOB) != world.mailbox(BOB), writes, "{operation}");
    }
}

#[test]
fn im_184_two_simulators_built_alike_answer_alike_and_differ_from_one_built_otherwise() {
    for &profile in ServerProfile::ALL {
        let build = || furnished(Simulator::builder().profile(profile));
        let (mut left, mut right) = (build(), build());
        assert!(left == right);
        for request in every_request(&left) {
            let reply = send_bytes(&mut left, ADA, request.as_bytes());
            assert_eq!(send_bytes(&mut right, ADA, request.as_bytes()), reply, "{profile:?}");
        }
        assert!(left == right);
    }
    assert!(world() != furnished(Simulator::builder().start_at("2024-03-01T09:00:01Z")));
}

#[test]
fn a_fork_and_its_origin_do_not_see_each_others_writes() {
    let origin = world();
    let list = succeed(&mut origin.clone(), LIST);
    for (operation, body) in requests(&ids_of(&origin, ADA)) {
        let mut fork = origin.clone();
        succeed(&mut fork, &body);
        assert_eq!(succeed(&mut origin.clone(), LIST), list, "{operation} went through to the origin");
        let mut origin = origin.clone();
        let forked = fork.clone();
        succeed(&mut origin, "<m:AddImGroup><m:DisplayName>Origin</m:DisplayName></m:AddImGroup>");
        assert!(fork == forked, "{operation}");
        assert!(fork.mailbox(ADA).is_some_and(|it| it.im_group_named("Origin").is_none()));
    }
}
