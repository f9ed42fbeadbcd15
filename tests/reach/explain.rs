//! What becomes of a request, and why.

use ews_sim::double::explain::{Explanation, Place};
use ews_sim::finding::{Culprit, Rule};
use ews_sim::operation::im_list::{AddImGroup, GetImItemList};
use ews_sim::{ResponseCode, Simulator};

use crate::refusals::{self, Refusal};
use crate::support::{ADA, envelope, envelope_for, send_bytes, simulator};

fn explanation_of(refusal: &Refusal) -> (Simulator, Vec<u8>, Explanation) {
    let simulator = refusal.world.simulator();
    let request = refusal.bytes(&simulator);
    let explanation = simulator.explain(refusal.caller, &request);
    (simulator, request, explanation)
}

fn explain(body: &str) -> Explanation {
    simulator().explain(ADA, envelope(body).as_bytes())
}

/// What stands at a place.
fn text_at(request: &[u8], place: &Place) -> String {
    let text = String::from_utf8_lossy(request);
    text[place.position().offset_in(&text)..].to_owned()
}

#[test]
fn note_39_what_is_refused_is_explained_with_the_answer_the_rule_and_the_place() {
    for refusal in refusals::all() {
        let (mut simulator, request, explanation) = explanation_of(refusal);
        let before = simulator.clone();
        let [reason] = explanation.reasons() else { panic!("{refusal:#?}\n{explanation}") };
        assert_eq!((reason.code(), reason.finding().rule()), (refusal.code, refusal.rule), "{explanation}");
        assert!(before == simulator);
        assert_eq!(*explanation.reply(), send_bytes(&mut simulator, refusal.caller, &request));
        if let Some(place) = reason.place() {
            let last = place.path().rsplit(['/', '@', ':']).next().unwrap_or_default();
            let name = last.split('[').next().unwrap_or_default();
            // What is not well-formed is wrong somewhere inside the element.
            let is_pointed_at = text_at(&request, place)
                .split([' ', '=', '>', '/'])
                .any(|it| it.rsplit(':').next() == Some(name) || refusal.rule == Rule::WellFormed);
            assert!(is_pointed_at, "{refusal:#?}\n{explanation}");
        }
    }
}

/// Culprits that are missing from the request have no place in it, and others have one.
#[test]
fn what_is_in_the_request_has_a_place_there() {
    const MISSING: &[&str] = &[
        "there is a document type",
        "the attributes do not go together",
        "the item is a message and MessageDisposition is missing",
        "the item is a calendar item and SendMeetingInvitations is missing",
        "a message is to be sent and has no recipient, or one that is no address",
        "the id has no change key, unless everything is overwritten",
        "the property is one of another kind of item",
        "nobody has told the search folder what it looks for",
        "the display name is absent, blank or too long",
    ];
    for refusal in refusals::all() {
        let (_, _, explanation) = explanation_of(refusal);
        let [reason] = explanation.reasons() else { panic!("{explanation}") };
        let is_in_it = !matches!(reason.finding().culprit(), Culprit::Message | Culprit::Limit(_));
        let expected = is_in_it && !MISSING.contains(&refusal.condition);
        assert_eq!(reason.place().is_some(), expected, "{refusal:#?}\n{explanation}");
    }
}

#[test]
fn what_would_have_passed_passes() {
    let mut remedied = Vec::new();
    for refusal in refusals::all() {
        let (mut simulator, _, explanation) = explanation_of(refusal);
        if let Some(remedy) = explanation.remedy() {
            assert!(!remedy.changes().is_empty(), "{explanation}");
            let reply = send_bytes(&mut simulator, refusal.caller, remedy.request());
            assert!(reply.is_success(), "{explanation}\n{reply}");
            remedied.push(refusal.condition);
        }
    }
    let expected = [
        "the version is none that the server knows (Exchange 2016 and later)",
        "the version is none that the server knows (up to Exchange 2013)",
        "the operation is newer than the version asked for",
        "no version is asked for",
        "a child is none that may come next",
        "an attribute is not declared",
        "a word is none of its enumeration",
        "a header is there twice",
        "DateTimePrecision is neither Seconds nor Milliseconds",
        "the id is cut short",
        "the id has the form of Exchange 2007",
        "the directory has no distribution group of that address",
    ];
    for condition in expected {
        assert!(remedied.contains(&condition), "{condition}");
    }
}

#[test]
fn every_unit_of_a_batch_is_explained_by_itself() {
    let ids = ["inbox", "drafts", "calendar"].map(|name| format!("<t:DistinguishedFolderId Id=\"{name}\"/>"));
    let bad = ["<t:FolderId Id=\"AAA=\"/>", "<t:FolderId Id=\"AAA=\"/>", "<t:FolderId Id=\"\"/>"];
    let [a, b, c] = &ids;
    let body = format!(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>\
         <m:FolderIds>{a}{}{b}{}{c}{}</m:FolderIds></m:GetFolder>",
        bad[0], bad[1], bad[2]
    );
    let explanation = explain(&body);
    let paths: Vec<_> = explanation.reasons().iter().map(|it| it.place().unwrap().path()).collect();
    let path = |number| format!("Envelope/Body/GetFolder/FolderIds/FolderId[{number}]/@Id");
    assert_eq!(paths, [path(1), path(2), path(3)]);
    let codes: Vec<_> = explanation.reasons().iter().map(|reason| reason.code()).collect();
    let malformed = Some(ResponseCode::ErrorInvalidIdMalformed);
    assert_eq!(codes, [malformed, malformed, Some(ResponseCode::ErrorInvalidIdEmpty)]);
    assert_eq!(explanation.remedy(), None);
}

#[test]
fn a_batch_of_thousands_of_refusals_is_explained_in_part() {
    let body = format!(
        "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:ItemIds>{}</m:ItemIds>\
         </m:GetItem>",
        "<t:ItemId Id=\"AAA=\"/>".repeat(5000)
    );
    assert_eq!(explain(&body).reasons().len(), 64);
}

#[test]
fn texts_of_explanations() {
    let success = explain("<m:GetImItemList/>");
    assert_eq!(success.to_string(), "GetImItemList succeeds.\n");
    assert_eq!((success.operation(), success.remedy()), (Some("GetImItemList"), None));

    let free = simulator().explain_call(ADA, &AddImGroup { display_name: "favorites".into() });
    let [reason] = free.reasons() else { panic!("{free}") };
    assert_eq!(reason.finding().rule(), Rule::GroupNameFree);
    let text = free.to_string();
    assert!(
        text.starts_with(
            "AddImGroup is refused in its answer.\nErrorImGroupDisplayNameAlreadyExists at line 1, column "
        ),
        "{text}"
    );
    assert!(text.contains(" (Envelope/Body/AddImGroup/DisplayName)\n  im.group-name: No group"), "{text}");

    let stranger = simulator().explain_call("eve@example.test", &GetImItemList::default());
    assert_eq!(
        stranger.to_string(),
        "GetImItemList is refused in its answer.\nErrorMissingEmailAddress\n  \
         caller.mailbox: The caller has a mailbox.\n"
    );

    let nothing = simulator().explain(ADA, b"");
    assert_eq!(
        nothing.to_string(),
        "The request is refused with HTTP 500.\nErrorSchemaValidation\n  \
         message.well-formed: A message is well-formed XML without a document type.\n"
    );

    let old = envelope_for("Exchange2010", "<m:AddImGroup><m:DisplyName>A</m:DisplyName></m:AddImGroup>");
    let text = simulator().explain(ADA, old.as_bytes()).to_string();
    let remedy = "It succeeds with 2 changes:\n  \
                  DisplyName reads DisplayName\n  RequestServerVersion asks for Exchange2013\n";
    assert!(text.ends_with(remedy), "{text}");
}

#[test]
fn namespaces_and_order_that_are_wrong_are_put_right() {
    let swapped = "<t:AddNewImContactToGroup><m:DisplayName>A</m:DisplayName>\
                   <m:ImAddress>a@x.test</m:ImAddress></t:AddNewImContactToGroup>";
    let old = envelope_for("Exchange2010", swapped);
    let explanation = simulator().explain(ADA, old.as_bytes());
    let remedy = explanation.remedy().unwrap_or_else(|| panic!("{explanation}"));
    assert_eq!(
        remedy.changes(),
        [
            "t:AddNewImContactToGroup is read as an element of \
             \"http://schemas.microsoft.com/exchange/services/2006/messages\"",
            "ImAddress stands behind DisplayName, and belongs before it",
            "RequestServerVersion asks for Exchange2013",
        ]
    );
    assert!(send_bytes(&mut simulator(), ADA, remedy.request()).is_success());
}

#[test]
fn a_header_that_names_the_version_is_added_where_it_is_missing() {
    let soap = "http://schemas.xmlsoap.org/soap/envelope/";
    let body = "<s:Body><AddImGroup xmlns=\"http://schemas.microsoft.com/exchange/services/2006/messages\">\
                <DisplayName>Work</DisplayName></AddImGroup></s:Body>";
    for headers in ["", "<s:Header/>", "<s:Header></s:Header>", "<s:Header ><x/></s:Header>"] {
        let request = format!("<s:Envelope xmlns:s=\"{soap}\">{headers}{body}</s:Envelope>");
        let explanation = simulator().explain(ADA, request.as_bytes());
        if headers.contains("<x/>") {
            assert_eq!(explanation.reasons()[0].finding().rule(), Rule::Declared);
        } else {
            let remedy = explanation.remedy().unwrap_or_else(|| panic!("{explanation}"));
            assert_eq!(remedy.changes(), ["RequestServerVersion asks for Exchange2013"]);
        }
    }
}

/// Explaining is total, as answering is: whatever is cut off a request.
#[test]
fn every_part_of_a_request_can_be_explained() {
    let refusal = refusals::all().find(|refusal| refusal.condition == "the id is cut short").expect("listed");
    let (simulator, request, _) = explanation_of(refusal);
    for end in 0..request.len() {
        let explanation = simulator.explain(ADA, &request[..end]);
        assert!(!explanation.reasons().is_empty() && explanation.remedy().is_none(), "{explanation}");
        assert!(!explanation.to_string().is_empty());
    }
}
