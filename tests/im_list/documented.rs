//! The documented examples (IM-185, IM-186): our own renderings of the three on the RemoveImContactFromGroup
//! page, compared byte for byte, and every published request and answer of the IM list where the published
//! examples are at hand.
//!
//! What is compared is the markup: white space between tags and between attributes is made the same first.

use std::path::Path;

use ews_sim::directory::DistributionGroup;
use ews_sim::mailbox::{DecodedId, Moniker, NewContact};
use ews_sim::{Reply, ResponseCode, ServerProfile, Simulator};

use crate::support::furnished::{Ids, body_of, error_body, furnished, ids_of, requests};
use crate::support::{ADA, DOCUMENTED_REQUEST, send, send_bytes, shared};

/// Seen on the same page: the answer to a request that succeeds.
const SUCCESS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
   <s:Header>
      <h:ServerVersionInfo MajorVersion="15"
                           MinorVersion="0"
                           MajorBuildNumber="349"
                           MinorBuildNumber="0"
                           Version="Exchange2013"
                           xmlns:h="{scheme}://schemas.microsoft.com/exchange/services/2006/types"
                           xmlns="{scheme}://schemas.microsoft.com/exchange/services/2006/types"
                           xmlns:xsd="http://www.w3.org/2001/XMLSchema"
                           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>
   </s:Header>
   <s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
           xmlns:xsd="http://www.w3.org/2001/XMLSchema">
      <RemoveImContactFromGroupResponse ResponseClass="Success"
                       xmlns="{scheme}://schemas.microsoft.com/exchange/services/2006/messages">
         <ResponseCode>NoError</ResponseCode>
      </RemoveImContactFromGroupResponse>
   </s:Body>
</s:Envelope>
"#;

/// Seen on the same page: the answer where the contact is not in the group. It differs from [`SUCCESS`] in
/// the message alone.
const ERROR_MESSAGE: &str = r#"
         <MessageText>The specified Im Contact Id is invalid.</MessageText>
         <ResponseCode>ErrorInvalidImContactId</ResponseCode>
         <DescriptiveLinkKey>0</DescriptiveLinkKey>
"#;

fn error_answer() -> String {
    let success = "\n         <ResponseCode>NoError</ResponseCode>\n";
    assert!(SUCCESS.contains(success));
    SUCCESS.replace("ResponseClass=\"Success\"", "ResponseClass=\"Error\"").replace(success, ERROR_MESSAGE)
}

fn world() -> Simulator {
    furnished(Simulator::builder().profile(ServerProfile::Exchange2013))
}

/// The markup without white space between tags, with one blank between attributes and none at the end of a
/// tag.
fn normalized(xml: &str) -> String {
    let mut normal = String::new();
    let mut rest = xml.trim();
    while let Some((text, tag)) = rest.split_once('<') {
        if !text.trim().is_empty() {
            normal += text;
        }
        let end = end_of_tag(tag);
        normal += &normalized_tag(&tag[..end]);
        rest = &tag[end + 1..];
    }
    normal + rest.trim()
}

/// Where the `>` is that is in no attribute value.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, character) in tag.char_indices() {
        match (quote, character) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    panic!("a tag without an end: {tag}")
}

fn normalized_tag(tag: &str) -> String {
    let (tag, slash) = tag.strip_suffix('/').map_or((tag, ""), |tag| (tag, "/"));
    let mut normal = String::from("<");
    let mut quote = None;
    for character in tag.trim_end().chars() {
        let is_blank = quote.is_none() && character.is_ascii_whitespace();
        match quote {
            None if matches!(character, '"' | '\'') => quote = Some(character),
            Some(open) if open == character => quote = None,
            _ => {}
        }
        match (is_blank, normal.ends_with(' ')) {
            (true, true) => {}
            (true, false) => normal.push(' '),
            (false, _) => normal.push(character),
        }
    }
    normal + slash + ">"
}

#[test]
fn the_normalizer_changes_white_space_outside_values_and_texts_and_nothing_else() {
    let spaced = "<?xml version=\"1.0\"?>\n<a  b=\"1  >2\"\n  c='\"  '\t/ >".replace("/ >", "/>")
        + "\n <d > x  y </d >\n";
    assert_eq!(normalized(&spaced), "<?xml version=\"1.0\"?><a b=\"1  >2\" c='\"  '/><d> x  y </d>");
    assert_ne!(normalized("<a>1</a>"), normalized("<a> 1</a>"));
    assert_ne!(normalized("<a b=\"1\"/>"), normalized("<a b=\"1\"></a>"));
    assert_ne!(normalized("<a b=\"1 2\"/>"), normalized("<a b=\"1  2\"/>"));
    assert_ne!(normalized("<a b=\"1\" c=\"2\"/>"), normalized("<a c=\"2\" b=\"1\"/>"));
}

#[test]
fn im_155_185_186_the_documented_exchange_is_answered_byte_for_byte_in_either_spelling() {
    for scheme in ["http", "https"] {
        let mut simulator = world();
        let ids = ids_of(&simulator, ADA);
        let exchange = format!("{scheme}://schemas.microsoft.com/");
        let request = DOCUMENTED_REQUEST.replace("http://schemas.microsoft.com/", &exchange);
        let elsewhere = request.replace("{contact}", &ids.contact).replace("{group}", &favorites(&simulator));
        let in_work = request.replace("{contact}", &ids.contact).replace("{group}", &ids.group);
        let success = normalized(&SUCCESS.replace("{scheme}", scheme));
        let error = normalized(&error_answer().replace("{scheme}", scheme));
        for (request, expected) in [(&elsewhere, &error), (&in_work, &success), (&in_work, &error)] {
            let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
            assert_eq!((reply.status(), reply.content_type()), (200, "text/xml; charset=utf-8"));
            // The answer has no white space to begin with.
            assert_eq!(reply.text(), expected);
            let other = if scheme == "http" { "https://" } else { "http://schemas.microsoft.com/" };
            assert!(!reply.text().contains(other), "{reply}");
        }
    }
}

fn favorites(simulator: &Simulator) -> String {
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let group = mailbox.im_group_named("Favorites").expect("every mailbox has it");
    format!(r#"Id="{}" ChangeKey="EgAAAA==""#, mailbox.item_id_of(group))
}

/// A file of the published examples.
struct Example {
    file: String,
    operation: String,
    text: String,
}

/// The published examples of a kind that belong to the IM list; nothing where they are not at hand.
fn examples(kind: &str) -> Option<Vec<Example>> {
    let corpus = shared()?.join("corpus");
    let index = std::fs::read_to_string(corpus.join("index.tsv")).expect("the examples have an index");
    let mut lines = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().expect("it starts with the names of its columns");
    let column = |name: &str| header.iter().position(|cell| *cell == name).expect("the index has the column");
    let (file, operation, of_kind) = (column("file"), column("operation"), column("kind"));
    let ours = requests(&Ids::all("")).map(|(operation, _)| operation);
    let examples: Vec<_> = lines
        .filter(|cells| cells[of_kind] == kind && ours.contains(&cells[operation]))
        .map(|cells| example(&corpus, cells[file], cells[operation]))
        .collect();
    Some(examples)
}

fn example(corpus: &Path, file: &str, operation: &str) -> Example {
    let text = std::fs::read_to_string(corpus.join(file)).expect("what the index names is there");
    Example { file: file.to_owned(), operation: operation.to_owned(), text }
}

/// The request with the ids in place of those of the example.
fn with_ids(example: &Example, ids: &Ids) -> String {
    let group = match example.operation.as_str() {
        "RemoveDistributionGroupFromImList" => &ids.distribution_group,
        _ => &ids.group,
    };
    let mut request = String::new();
    let mut in_groups = false;
    for tag in example.text.split_inclusive('>') {
        let name = tag.trim_start().trim_start_matches('<').split([' ', '>', '/']).next().unwrap_or_default();
        in_groups = (in_groups || name == "m:GroupIds") && name != "m:ContactIds";
        let attributes = match name {
            "m:ContactId" => Some(&ids.contact),
            "m:GroupId" => Some(group),
            "t:ItemId" => Some(if in_groups { group } else { &ids.contact }),
            _ => None,
        };
        match attributes {
            Some(attributes) => request += &format!("<{name} {attributes}/>"),
            None => request += tag,
        }
    }
    request
}

/// A simulator in which the documented requests succeed.
fn documented_world() -> Simulator {
    let mut simulator = world();
    let group = DistributionGroup::new("distributionlist1@example.com");
    simulator.directory_mut().add_distribution_group(group);
    simulator
}

/// An answer whose build numbers are those of the profile: the examples come from several builds.
fn of_one_build(answer: &str) -> String {
    let mut answer = normalized(answer);
    for (name, number) in [("MajorBuildNumber", "349"), ("MinorBuildNumber", "0")] {
        let Some(at) = answer.find(name) else { continue };
        let from = at + name.len() + 2;
        let to = from + answer[from..].find('"').expect("a value ends");
        answer.replace_range(from..to, number);
    }
    answer
}

#[test]
fn im_185_every_documented_request_succeeds_with_live_ids() {
    let Some(requests) = examples("request") else { return };
    let world = documented_world();
    let ids = ids_of(&world, ADA);
    for example in &requests {
        let request = with_ids(example, &ids);
        let reply = send_bytes(&mut world.clone(), ADA, request.as_bytes());
        assert_eq!(reply.code(), Some(ResponseCode::NoError), "{}\n{request}\n{reply}", example.file);
        // And in the spelling that many copies of the pages have.
        let secure = request.replace("http://schemas.microsoft.com/", "https://schemas.microsoft.com/");
        let reply = send_bytes(&mut world.clone(), ADA, secure.as_bytes());
        assert_eq!(reply.code(), Some(ResponseCode::NoError), "{}\n{secure}\n{reply}", example.file);
    }
    let names: Vec<_> = requests.iter().map(|example| example.operation.as_str()).collect();
    assert_eq!(names.len(), 12, "all but SetImListMigrationCompleted have an example: {names:?}");
}

#[test]
fn im_185_every_documented_answer_without_a_payload_is_the_one_given() {
    let (Some(requests), Some(responses)) = (examples("request"), examples("response")) else { return };
    let world = documented_world();
    let ids = ids_of(&world, ADA);
    let mut compared = 0;
    for response in responses.iter().filter(|example| example.text.contains("NoError")) {
        let request = requests.iter().find(|request| request.operation == response.operation);
        let request = with_ids(request.expect("what is answered was asked"), &ids);
        let reply = send_bytes(&mut world.clone(), ADA, request.as_bytes());
        assert_eq!(reply.text(), of_one_build(&response.text), "{}", response.file);
        compared += 1;
    }
    assert_eq!(compared, 4);
}

/// The documented requests as they stand: their ids have been shortened and decode to nothing.
#[test]
fn im_186_the_documented_requests_as_they_stand_are_refused_for_their_ids() {
    let Some(requests) = examples("request") else { return };
    let world = documented_world();
    for example in &requests {
        let reply = send_bytes(&mut world.clone(), ADA, example.text.as_bytes());
        let expected = match example.operation.as_str() {
            "AddDistributionGroupToImList" | "AddImGroup" | "GetImItemList" | "GetImItems" => {
                ResponseCode::NoError
            }
            "RemoveContactFromImList" => ResponseCode::ErrorInvalidIdEmpty,
            _ => ResponseCode::ErrorInvalidIdMalformed,
        };
        assert_eq!(reply.code(), Some(expected), "{}\n{reply}", example.file);
    }
}

/// Brings about the error that the page of an operation documents.
fn documented_error(operation: &str, request: &Example) -> Reply {
    let mut simulator = world();
    let ids = ids_of(&simulator, ADA);
    let live = with_ids(request, &ids);
    let mut send = |request: &str| send_bytes(&mut simulator, ADA, request.as_bytes());
    match operation {
        // The directory of this world has no such group.
        "AddDistributionGroupToImList" => send(&live),
        "AddNewImContactToGroup" => {
            let stray = stray_id(&ids.group);
            send(&with_ids(request, &Ids { group: stray, ..ids }))
        }
        "AddNewTelUriContactToGroup" => {
            let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
            let work = mailbox.im_group_named("Work").expect("furnished with it").key();
            mailbox.remove_im_group(work).expect("it is a user group");
            send_bytes(&mut simulator, ADA, live.as_bytes())
        }
        // What succeeds once finds nothing the second time.
        _ => {
            assert!(send(&live).is_success());
            send(&live)
        }
    }
}

/// The documented id of a mailbox that does not exist has a moniker that is no GUID.
const STRAY_MAILBOX: &str = "d5fasdadcw3d-23de-2341-8f59-b71523fsddda";

fn stray_id(attributes: &str) -> String {
    let id = attributes.split('"').nth(1).expect("the first attribute is the id");
    let Ok(DecodedId::Mailbox(mut id)) = DecodedId::decode(id) else { panic!("{id} is no id of an item") };
    id.moniker = Moniker::from_text(STRAY_MAILBOX);
    format!("Id=\"{}\"", DecodedId::Mailbox(id).encode())
}

#[test]
fn im_186_every_documented_error_can_be_provoked_and_is_the_same() {
    let (Some(requests), Some(responses)) = (examples("request"), examples("response")) else { return };
    let mut compared = Vec::new();
    for response in responses.iter().filter(|example| !example.text.contains("NoError")) {
        let request = requests.iter().find(|request| request.operation == response.operation);
        let reply = documented_error(&response.operation, request.expect("what is answered was asked"));
        assert_eq!(reply.text(), of_one_build(&response.text), "{}", response.file);
        compared.push(&*response.operation);
    }
    assert_eq!(
        compared,
        [
            "AddDistributionGroupToImList",
            "AddNewImContactToGroup",
            "AddNewTelUriContactToGroup",
            "RemoveContactFromImList",
            "RemoveImContactFromGroup",
        ]
    );
}

#[test]
fn im_012_186_the_documented_fault_can_be_provoked_and_is_the_same() {
    let (Some(requests), Some(shared)) = (examples("request"), shared()) else { return };
    let request =
        requests.iter().find(|example| example.operation == "AddImGroup").expect("it is documented");
    let bad = request.text.replace("MyCustomGroup", "~!@#$%^&");
    assert_ne!(bad, request.text);
    let reply = send_bytes(&mut world(), ADA, bad.as_bytes());
    let fault = example(&shared.join("corpus"), "018-Fault-fault-addimgroup-3.xml", "Fault");
    assert_eq!(reply.text(), normalized(&fault.text));
}

/// Errors whose code and text the pages give without a whole answer, or in one that is not among the
/// examples.
#[test]
fn im_186_the_errors_that_pages_show_elsewhere_have_their_texts() {
    let mut simulator = world();
    let now = simulator.now();
    let ids = ids_of(&simulator, ADA);
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    let ordinary = mailbox.add_contact(NewContact { display_name: "Frank", ..NewContact::default() }, now);
    let ordinary = mailbox.item_id_of(mailbox.contact(ordinary).expect("just added"));
    let ids_of_frank = Ids { contact: format!("Id=\"{ordinary}\""), ..ids.clone() };
    let no_contact = ("ErrorInvalidImContactId", "The specified Im Contact Id is invalid.");
    let no_group = ("ErrorInvalidImGroupId", "The specified Im Group Id is invalid.");
    let gone = ("ErrorItemNotFound", "The specified object was not found in the store.");
    let taken = (
        "ErrorImGroupDisplayNameAlreadyExists",
        "An IM group with the specified display name already exists.",
    );
    let malformed = ("ErrorInvalidIdMalformed", "Id is malformed.");
    assert_error(&mut simulator, "AddImContactToGroup", &ids_of_frank, no_contact);
    assert_error(&mut simulator, "RemoveImGroup", &Ids::all("Id=\"AAMkAGQ1MjJj\""), malformed);
    // The first time each of these succeeds.
    for (operation, error) in
        [("SetImGroup", taken), ("RemoveDistributionGroupFromImList", gone), ("RemoveImGroup", no_group)]
    {
        assert!(send(&mut simulator, &body_for(operation, &ids)).is_success(), "{operation}");
        assert_error(&mut simulator, operation, &ids, error);
    }
}

fn body_for(operation: &str, ids: &Ids) -> String {
    let found = requests(ids).into_iter().find(|(name, _)| *name == operation);
    found.unwrap_or_else(|| panic!("there is no operation {operation}")).1
}

#[track_caller]
fn assert_error(simulator: &mut Simulator, operation: &str, ids: &Ids, (code, text): (&str, &str)) {
    let reply = send(simulator, &body_for(operation, ids));
    assert_eq!(body_of(&reply), error_body(operation, code, text));
}
