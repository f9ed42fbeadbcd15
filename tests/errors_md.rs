//! `docs/errors.md` says what can be refused and how to provoke it, and every line of it is true.
//!
//! `EWS_SIM_BLESS=1 cargo test --test errors_md` writes the page anew.

mod refusals;
mod support;
#[path = "support/page.rs"]
mod written_page;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use ews_sim::{Reply, ResponseCode};
use refusals::{Refusal, Request, Shape};

/// Codes that only come when a test asks for them, and how it does.
const ON_DEMAND: &[(ResponseCode, &str)] = &[
    (ResponseCode::ErrorExceededConnectionCount, "`Error::exceeded_connection_count`"),
    (ResponseCode::ErrorInternalServerError, "`Error::internal_server_error` and its sisters"),
    (ResponseCode::ErrorServerBusy, "`Error::server_busy`, `Error::over_budget`"),
    (ResponseCode::ErrorUnableToRemoveImContactFromGroup, "a fault plan"),
];

#[test]
fn every_refusal_has_its_code_shape_and_status() {
    for refusal in refusals::all() {
        let reply = refusal.provoke();
        let status = if refusal.shape == Shape::Fault { 500 } else { 200 };
        assert_eq!(reply.status(), status, "{refusal:#?}\n{reply}");
        assert_eq!(reply.codes(), Vec::from_iter(refusal.code), "{refusal:#?}\n{reply}");
        if reply.rejection().is_some() {
            assert_eq!(refusal.shape, Shape::Fault, "{refusal:#?}");
        }
    }
}

/// The table shows one operation; the eight that read ids say the same, whichever of their ids it is.
#[test]
fn an_id_is_refused_alike_wherever_it_stands() {
    const ELSEWHERE: &[&str] = &[
        "<m:AddImContactToGroup><m:ContactId @/></m:AddImContactToGroup>",
        "<m:AddImContactToGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId @/></m:AddImContactToGroup>",
        "<m:AddNewImContactToGroup><m:ImAddress>z@b</m:ImAddress><m:GroupId @/></m:AddNewImContactToGroup>",
        "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:1</m:TelUriAddress>\
         <m:ImContactSipUriAddress>sip:1</m:ImContactSipUriAddress><m:ImTelephoneNumber>1\
         </m:ImTelephoneNumber>\
         <m:GroupId @/></m:AddNewTelUriContactToGroup>",
        "<m:RemoveContactFromImList><m:ContactId @/></m:RemoveContactFromImList>",
        "<m:RemoveDistributionGroupFromImList><m:GroupId @/></m:RemoveDistributionGroupFromImList>",
        "<m:RemoveImContactFromGroup><m:ContactId @/><m:GroupId Id=\"{Work}\"/></m:RemoveImContactFromGroup>",
        "<m:RemoveImContactFromGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId @/></m:RemoveImContactFromGroup>",
        "<m:SetImGroup><m:GroupId @/><m:NewDisplayName>New</m:NewDisplayName></m:SetImGroup>",
    ];
    let of_ids = refusals::all().filter(|refusal| refusal.operations.starts_with("AddImContactToGroup, "));
    for refusal in of_ids {
        let Request::Envelope { body, .. } = refusal.request else { panic!("{refusal:#?}") };
        let attributes = body.trim_start_matches("<m:RemoveImGroup><m:GroupId ");
        let attributes = attributes.trim_end_matches("/></m:RemoveImGroup>");
        for elsewhere in ELSEWHERE {
            let reply = refusal.provoke_with(&elsewhere.replace('@', attributes));
            let found = (reply.status(), reply.code(), reply.findings()[0].rule());
            assert_eq!(found, (200, refusal.code, refusal.rule), "{elsewhere}\n{reply}");
        }
    }
}

#[test]
fn a_code_that_comes_by_itself_is_not_listed_as_coming_on_demand() {
    let by_itself: BTreeSet<_> = refusals::all().filter_map(|refusal| refusal.code).collect();
    for (code, _) in ON_DEMAND {
        assert!(!by_itself.contains(code), "{code}");
    }
}

#[test]
fn the_page_lists_them_all() {
    written_page::assert_written("errors.md", &page());
}

const HEAD: &str = "\
# Errors

Every code the simulator answers by itself, when, and a request that provokes it. Written and checked by
`tests/errors_md.rs`: each request is sent, and code, shape, status and rule are compared.

A **fault** has HTTP status 500 and, but for Exchange 2007, no header; a **message** is a response message
and has status 200.
*Rule* is the identifier that `Reply::findings` gives beside the culprit and what would have been right.
Names in braces stand for ids: of what the mailbox has (the groups Work, Family and Favorites, the
distribution group Team, the IM contacts Eve and Tom, the ordinary contact Olga) or has no more (the group
Gone, the contact Rob). Requests name the version Exchange2013 and come from an ordinary user unless
something else is shown.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    let mut sections: BTreeMap<&str, Vec<(&Refusal, Reply)>> = BTreeMap::new();
    for refusal in refusals::all() {
        let heading = refusal.code.map_or("Faults without a code", ResponseCode::name);
        sections.entry(heading).or_default().push((refusal, refusal.provoke()));
    }
    for (heading, refusals) in &sections {
        section(&mut page, heading, refusals);
    }
    page.push_str(
        "\n## On demand only\n\nThe simulator never answers these by itself.\n\n| Code | How |\n|---|---|\n",
    );
    for (code, how) in ON_DEMAND {
        let _ = writeln!(page, "| {code} | {how} |");
    }
    rest(&mut page);
    page
}

fn section(page: &mut String, heading: &str, refusals: &[(&Refusal, Reply)]) {
    let _ = write!(page, "\n## {heading}\n\n");
    let texts: BTreeSet<_> = refusals.iter().map(|(_, reply)| text_of(reply)).collect();
    if let [text] = &Vec::from_iter(texts)[..] {
        let _ = write!(page, "“{text}”\n\n");
    }
    page.push_str("| Operations | When | As | Rule | Request |\n|---|---|---|---|---|\n");
    for (refusal, _) in refusals {
        let shape = match refusal.shape {
            Shape::Fault => "fault",
            Shape::ResponseMessage => "message",
        };
        let Refusal { operations, condition, rule, .. } = refusal;
        let request = request_of(refusal);
        let _ = writeln!(page, "| {operations} | {condition} | {shape} | {rule} | {request} |");
    }
}

/// The text of the code: what a fault says to a client without the violation.
fn text_of(reply: &Reply) -> String {
    let message = reply.texts("Message").into_iter().next();
    message.or_else(|| reply.message_text()).unwrap_or_default()
}

fn request_of(refusal: &Refusal) -> String {
    let mut parts = match refusal.request {
        Request::Bytes(bytes) => vec![code(&String::from_utf8_lossy(bytes))],
        Request::Envelope { headers, body } => {
            let headers = match headers.strip_prefix(refusals::VERSION) {
                Some(rest) => rest,
                None if headers.is_empty() => "no header",
                None => headers,
            };
            let headers = if headers == "no header" { headers.to_owned() } else { code(headers) };
            vec![headers, code(body)]
        }
    };
    if refusal.caller != support::ADA {
        parts.push(format!("from {}", refusal.caller));
    }
    parts.push(refusal.world.description().to_owned());
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

/// A piece of XML in a cell of a table.
fn code(xml: &str) -> String {
    if xml.is_empty() { String::new() } else { format!("`{}`", xml.replace('|', "&#124;")) }
}

fn rest(page: &mut String) {
    let listed = refusals::all().filter_map(|refusal| refusal.code);
    let listed: BTreeSet<_> = listed.chain(ON_DEMAND.iter().map(|(code, _)| *code)).collect();
    let others =
        ResponseCode::ALL.iter().filter(|code| !listed.contains(code) && **code != ResponseCode::NoError);
    let mut others: Vec<_> = others.map(|code| code.name()).collect();
    others.sort_unstable();
    let count = others.len();
    let _ = write!(
        page,
        "\n## Not answered\n\nThe other {count} codes belong to what is not simulated yet; a\n\
         test can still have one with `Simulator::fault` or `Simulator::response_message`.\n\n"
    );
    let mut line = String::new();
    for name in others {
        if line.len() + name.len() > 110 {
            page.push_str(line.trim_end());
            page.push('\n');
            line.clear();
        }
        line += name;
        line.push(' ');
    }
    page.push_str(line.trim_end());
    page.push('\n');
}
