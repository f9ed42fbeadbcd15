//! Finding and paging.

use std::collections::BTreeSet;

use ews_sim::mailbox::FolderKey;
use ews_sim::property::{ItemKind, ItemProperty};
use ews_sim::{Policies, Reply, ResponseCode, Simulator};

use crate::scene::{delete_items, get_items, message, messages, subjects};
use crate::support::{ADA, envelope_for, refuse, send_bytes, simulator, succeed};

const INBOX: &str = "<m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds>";

fn find(shape: &str, between: &str) -> String {
    format!(
        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape>{shape}</m:ItemShape>{between}{INBOX}</m:FindItem>"
    )
}

fn page(max: usize, offset: &str) -> String {
    let view = format!(
        "<m:IndexedPageItemView MaxEntriesReturned=\"{max}\" Offset=\"{offset}\" BasePoint=\"Beginning\"/>"
    );
    let oldest_first = "<m:SortOrder><t:FieldOrder Order=\"Ascending\">\
                        <t:FieldURI FieldURI=\"item:Subject\"/>\
                        </t:FieldOrder></m:SortOrder>";
    find("<t:BaseShape>IdOnly</t:BaseShape>", &format!("{view}{oldest_first}"))
}

/// An attribute of the page.
fn attribute(reply: &Reply, name: &str) -> Option<String> {
    let document = reply.document().expect("it is valid");
    let root = document.body().descendants().find(|node| node.element().name == "RootFolder")?;
    root.attribute(name).map(str::to_owned)
}

fn is_last(reply: &Reply) -> bool {
    attribute(reply, "IncludesLastItemInRange").as_deref() == Some("true")
}

fn with_at_most(max_found: usize) -> Simulator {
    let policies = Policies::default().with(|policies| policies.max_found = max_found);
    Simulator::builder().policies(policies).mailbox(ADA).build()
}

#[test]
fn note_27_a_find_returns_no_more_than_the_cap() {
    let mut simulator = with_at_most(5);
    messages(&mut simulator, 12);
    let (mut sizes, mut offset) = (Vec::new(), "0".to_owned());
    loop {
        let reply = succeed(&mut simulator, &page(5000, &offset));
        sizes.push(reply.ids("ItemId").len());
        if is_last(&reply) {
            break;
        }
        offset = attribute(&reply, "IndexedPagingOffset").expect("there is a next page");
    }
    assert_eq!(sizes, [5, 5, 2]);
}

#[test]
fn note_28_too_much_to_find_is_an_error_or_a_short_page() {
    let mut simulator = with_at_most(100);
    messages(&mut simulator, 120);
    let all = find("<t:BaseShape>IdOnly</t:BaseShape>", "");
    refuse(&mut simulator, &all, ResponseCode::ErrorExceededFindCountLimit);
    let sizes = [80, 200].map(|max| succeed(&mut simulator, &page(max, "0")).ids("ItemId").len());
    assert_eq!(sizes, [80, 100]);
}

#[test]
fn note_30_deleting_while_paging_skips_entries() {
    let mut simulator = simulator();
    messages(&mut simulator, 9);
    // Offsets count what is there now: of each four, two are deleted and two are skipped.
    let (mut offset, mut model) = (0, (1..=9).map(|number| number.to_string()).collect::<Vec<_>>());
    loop {
        let reply = succeed(&mut simulator, &page(2, &offset.to_string()));
        let ids = reply.ids("ItemId");
        let seen: Vec<_> = model.drain(offset.min(model.len())..(offset + 2).min(model.len())).collect();
        assert_eq!(ids.len(), seen.len());
        if !ids.is_empty() {
            succeed(&mut simulator, &delete_items(&ids));
        }
        if is_last(&reply) {
            break;
        }
        offset += 2;
    }
    assert_eq!(subjects(&simulator), model);
    assert!(!model.is_empty(), "the client has not seen them all");
}

#[test]
fn note_33_a_find_returns_no_bodies_and_cuts_long_strings() {
    let mut simulator = simulator();
    let long = "x".repeat(300);
    let id = message(&mut simulator, ADA, &long);
    let everything = "<t:BaseShape>AllProperties</t:BaseShape>";
    let found = succeed(&mut simulator, &find(everything, ""));
    assert_eq!(found.texts("Subject"), [&long[..255]]);
    assert_eq!(found.texts("Body"), [""; 0]);
    assert_eq!(succeed(&mut simulator, &get_items(&[id])).texts("Subject"), [long]);
}

#[test]
fn note_34_too_many_sort_columns() {
    let policies = Policies::default().with(|policies| policies.limits_sort_columns = true);
    let mut limited = Simulator::builder().policies(policies).mailbox(ADA).build();
    let columns =
        ["Subject", "Size", "Importance", "Sensitivity", "DateTimeReceived", "DateTimeSent", "ItemClass"];
    let order = |count: usize| {
        let fields = columns[..count].iter().map(|name| {
            format!("<t:FieldOrder Order=\"Ascending\"><t:FieldURI FieldURI=\"item:{name}\"/></t:FieldOrder>")
        });
        let fields: String = fields.collect();
        find("<t:BaseShape>IdOnly</t:BaseShape>", &format!("<m:SortOrder>{fields}</m:SortOrder>"))
    };
    refuse(&mut limited, &order(7), ResponseCode::ErrorInternalServerError);
    succeed(&mut limited, &order(2));
    succeed(&mut simulator(), &order(7));
}

#[test]
fn note_35_a_calendar_view_of_more_than_two_years() {
    let mut simulator = simulator();
    let view = |end: &str| {
        format!(
            "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
             <m:CalendarView StartDate=\"2024-01-01T00:00:00Z\" EndDate=\"{end}\"/><m:ParentFolderIds>\
             <t:DistinguishedFolderId Id=\"calendar\"/></m:ParentFolderIds></m:FindItem>"
        )
    };
    let body = view("2026-01-02T00:00:00Z");
    let reply = refuse(&mut simulator, &body, ResponseCode::ErrorCalendarViewRangeTooBig);
    assert_eq!(reply.status(), 200, "in the response message");
    succeed(&mut simulator, &view("2026-01-01T00:00:00Z"));
}

#[test]
fn note_36_no_filter_is_ignored() {
    let policies = Policies::default().with(|policies| policies.content_indexing = false);
    let mut simulator = Simulator::builder().policies(policies).mailbox(ADA).build();
    messages(&mut simulator, 3);
    let shape = "<t:BaseShape>IdOnly</t:BaseShape>";
    let restricted = |filter: &str| find(shape, &format!("<m:Restriction>{filter}</m:Restriction>"));
    let query = find(shape, "").replace(INBOX, &format!("{INBOX}<m:QueryString>lunch</m:QueryString>"));
    for (body, code) in [
        (query.clone(), ResponseCode::ErrorContentIndexingNotEnabled),
        (restricted("<t:IsSimilarTo/>"), ResponseCode::ErrorSchemaValidation),
        (restricted(""), ResponseCode::ErrorSchemaValidation),
        (
            restricted("<t:Exists><t:FieldURI FieldURI=\"item:MimeContent\"/></t:Exists>"),
            ResponseCode::ErrorUnsupportedPathForQuery,
        ),
        (find(shape, "<m:Filter>x</m:Filter>"), ResponseCode::ErrorSchemaValidation),
    ] {
        let reply = refuse(&mut simulator, &body, code);
        assert!(!reply.findings().is_empty(), "something is named\n{reply}");
    }
    let older = envelope_for("Exchange2007_SP1", &query);
    let reply = send_bytes(&mut simulator, ADA, older.as_bytes());
    assert_eq!(reply.code(), Some(ResponseCode::ErrorIncorrectSchemaVersion));
}

#[test]
fn note_60_time_zone_names_that_nobody_knows() {
    let mut simulator = simulator();
    let names =
        ["My Own Zone", "Mitteleurop\u{e4}ische Zeit", "(UTC+01:00) Amsterdam, Berlin", "Europe/Berlin"];
    for name in names {
        let made = simulator.seed(ADA, |mailbox, now| {
            let item = ews_sim::mailbox::NewItem::new(ItemKind::CalendarItem)
                .with(ItemProperty::Subject, name)
                .with(ews_sim::property::CalendarItemProperty::TimeZone, name);
            mailbox.create_item(FolderKey::CALENDAR, item, now)
        });
        made.expect("any name can be seeded");
    }
    let body = "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>\
         <t:AdditionalProperties><t:FieldURI FieldURI=\"calendar:TimeZone\"/></t:AdditionalProperties>\
         </m:ItemShape><m:ParentFolderIds><t:DistinguishedFolderId Id=\"calendar\"/></m:ParentFolderIds>\
         </m:FindItem>";
    let told: BTreeSet<_> = succeed(&mut simulator, body).texts("TimeZone").into_iter().collect();
    assert_eq!(told, names.map(str::to_owned).into_iter().collect());
}
