//! What a client that looks for something meets.

use ews_sim::ResponseCode::*;
use ews_sim::double::{Calls, Trouble};
use ews_sim::operation::item::FindItem;
use ews_sim::property::MessageProperty;
use ews_sim::world::{ItemSeed, MailboxSeed};
use ews_sim::{Policies, Simulator};

use super::{delete, element, get, message, with_messages};
use crate::support::{ADA, refuse, send, succeed};

fn find(view: &str, rest: &str) -> String {
    format!(
        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>Default</t:BaseShape>\
         </m:ItemShape>{view}\
         {rest}<m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds></m:FindItem>"
    )
}

fn page(offset: usize, most: usize) -> String {
    let view = format!(
        "<m:IndexedPageItemView MaxEntriesReturned=\"{most}\" Offset=\"{offset}\" BasePoint=\"Beginning\"/>"
    );
    find(&view, "")
}

#[test]
fn note_27_a_find_returns_so_many_entries() {
    let messages = (1..=12).map(|number| ItemSeed::message(&number.to_string()));
    let ada = messages.fold(MailboxSeed::new(ADA), MailboxSeed::item);
    let policies = Policies::default().with(|policies| policies.max_found = 5);
    let mut simulator = Simulator::builder().policies(policies).mailbox(ada).build();
    let (mut offset, mut pages) = (0, Vec::new());
    loop {
        let reply = succeed(&mut simulator, &page(offset, 1000));
        pages.push(reply.ids("ItemId").len());
        offset += reply.ids("ItemId").len();
        if reply.text().contains("IncludesLastItemInRange=\"true\"") {
            break;
        }
    }
    assert_eq!(pages, [5, 5, 2]);
}

#[test]
fn note_28_what_a_user_finds_in_all_can_be_limited() {
    let mut simulator = with_messages(3);
    let limit = Trouble::response_message(ErrorExceededFindCountLimit);
    simulator.fail(Calls::of::<FindItem>().from_nth(2), limit);
    succeed(&mut simulator, &page(0, 2));
    refuse(&mut simulator, &page(2, 2), ErrorExceededFindCountLimit);
}

#[test]
fn note_30_deleting_while_paging_skips_entries() {
    let mut simulator = with_messages(6);
    for offset in 0..3 {
        let reply = succeed(&mut simulator, &page(offset, 1));
        for id in reply.ids("ItemId") {
            succeed(&mut simulator, &delete(&id));
        }
    }
    // Each time the rest has moved up by one, and the next offset has passed over an entry.
    assert_eq!(succeed(&mut simulator, &page(0, 10)).ids("ItemId").len(), 3);
    assert!(succeed(&mut simulator, &page(3, 10)).ids("ItemId").is_empty());
}

#[test]
fn note_33_a_find_returns_no_body_and_cuts_long_texts() {
    let long = "x".repeat(300);
    let sent = ItemSeed::message("1").body("the body").with(MessageProperty::References, &*long);
    let mut simulator = Simulator::builder().mailbox(MailboxSeed::new(ADA).item(sent)).build();
    let more =
        "<t:AdditionalProperties><t:FieldURI FieldURI=\"message:References\"/></t:AdditionalProperties>";
    let with_references = |body: String| body.replace("</t:BaseShape>", &format!("</t:BaseShape>{more}"));
    let found = succeed(&mut simulator, &with_references(find("", "")));
    assert_eq!(found.texts("References")[0].len(), 255);
    assert!(found.texts("Body").is_empty());
    let id = element(&message(&simulator, "1"));
    let got = succeed(&mut simulator, &with_references(get(&id)));
    assert_eq!(got.texts("References")[0].len(), 300);
    assert!(got.texts("Body").concat().contains("the body"));
}

#[test]
fn note_34_too_many_sort_columns_fail_as_an_internal_error() {
    let columns =
        ["Subject", "Size", "DateTimeReceived", "DateTimeSent", "Importance", "Sensitivity", "ItemClass"];
    let order = |count: usize| {
        let field = |name: &&str| {
            format!("<t:FieldOrder Order=\"Ascending\"><t:FieldURI FieldURI=\"item:{name}\"/></t:FieldOrder>")
        };
        let fields: String = columns[..count].iter().map(field).collect();
        find("", &format!("<m:SortOrder>{fields}</m:SortOrder>"))
    };
    let policies = Policies::default().with(|policies| policies.limits_sort_columns = true);
    let mut limited = Simulator::builder().policies(policies).mailbox(ADA).build();
    succeed(&mut limited, &order(6));
    refuse(&mut limited, &order(7), ErrorInternalServerError);
}

#[test]
fn note_35_a_calendar_view_of_more_than_two_years_is_refused() {
    let mut simulator = with_messages(0);
    let body = |end: &str| {
        find(&format!("<m:CalendarView StartDate=\"2024-03-01T09:00:00Z\" EndDate=\"{end}\"/>"), "")
            .replace("\"inbox\"", "\"calendar\"")
    };
    succeed(&mut simulator, &body("2026-03-01T09:00:00Z"));
    refuse(&mut simulator, &body("2026-03-02T09:00:00Z"), ErrorCalendarViewRangeTooBig);
}

#[test]
fn note_36_a_filter_that_is_not_known_is_never_ignored() {
    let mut simulator = with_messages(3);
    for unknown in [
        "<m:Restriction><t:IsBlue/></m:Restriction>",
        "<m:Restriction><t:Exists><t:FieldURI FieldURI=\"item:Blue\"/></t:Exists></m:Restriction>",
        "<m:Filter/>",
    ] {
        refuse(&mut simulator, &find("", unknown), ErrorSchemaValidation);
    }
    // What nobody can search for is refused, too.
    let mime =
        "<m:Restriction><t:Exists><t:FieldURI FieldURI=\"item:MimeContent\"/></t:Exists></m:Restriction>";
    let reply = send(&mut simulator, &find("", mime));
    assert!(!reply.is_success(), "{reply}");
}
