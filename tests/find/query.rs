//! Query strings: FP-221 to FP-242 end to end.

use ews_sim::ResponseCode;
use ews_sim::mailbox::{FolderKey, NewItem};
use ews_sim::property::{ItemKind, ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::{BodyType, EmailAddress};

use crate::client::{Client, distinguished, field, message as message_element};
use crate::scene::*;

fn mailbox(name: &str, address: &str) -> PropertyValue {
    PropertyValue::Mailbox(Box::new(EmailAddress {
        name: Some(name.to_owned()),
        email_address: Some(address.into()),
        ..EmailAddress::default()
    }))
}

/// Messages of which each word finds some.
fn with_mail() -> Client {
    let message = |subject: &str| message(subject).with(MessageProperty::IsRead, false);
    let body = PropertyValue::Body(BodyType::Text, "the secret word".to_owned());
    with_items([
        message("December sales projections")
            .with(MessageProperty::From, mailbox("Sadie", "sadie@hotmail.com"))
            .with(ItemProperty::DateTimeReceived, time("2013-12-01T00:00:00Z")),
        message("project plan")
            .with(MessageProperty::From, mailbox("Hugo", "hugo@example.test"))
            .with(MessageProperty::IsRead, true)
            .with(ItemProperty::DateTimeReceived, time("2013-12-03T23:59:59Z")),
        message("plan of a project")
            .with(ItemProperty::Body, body)
            .with(ItemProperty::DateTimeReceived, time("2013-12-04T00:00:00Z")),
        message("windows production line").with(ItemProperty::Categories, texts(&["Blue"])),
        message("windows new product H").with(MessageProperty::From, mailbox("Sadie", "sadie@example.test")),
    ])
}

#[test]
fn fp_239_words_stand_alone() {
    let mut client = with_mail();
    let page = "<m:SeekToConditionPageItemView BasePoint=\"End\"><t:Condition><t:Exists>\
                <t:FieldURI FieldURI=\"item:Subject\"/></t:Exists></t:Condition>\
                </m:SeekToConditionPageItemView>";
    let topic = "<m:DistinguishedGroupBy Order=\"Ascending\"><t:StandardGroupBy>ConversationTopic\
                 </t:StandardGroupBy></m:DistinguishedGroupBy>";
    let query = inbox().query("plan");
    for find in [
        query.clone().only(&exists(&field("item:Subject"))),
        query.clone().view(page),
        query.clone().view("<m:ContactsView/>"),
        query.clone().grouping(topic),
        query.clone().traversal("Associated"),
        query.clone().traversal("SoftDeleted"),
    ] {
        client.refuse(&find.body(), ResponseCode::ErrorInvalidOperation);
    }
    // Blanks ask for nothing.
    let blank = inbox().query("  ").only(&is_equal_to("item:Subject", "project plan"));
    assert_eq!(blank.subjects(&mut client), ["project plan"]);
}

#[test]
fn words_keys_and_connectors() {
    const SALES: &str = "December sales projections";
    const PLAN: &str = "project plan";
    const OTHER: &str = "plan of a project";
    const LINE: &str = "windows production line";
    const NEW: &str = "windows new product H";
    let mut client = with_mail();
    for (line, query, expected) in [
        ("FP-221", "subject:project", &[SALES, OTHER, PLAN][..]),
        ("FP-222", "subject:\"project\"", &[OTHER, PLAN]),
        ("FP-223", "subject:\"project plan\"", &[PLAN]),
        ("FP-224", "\"win product\"*", &[LINE]),
        ("FP-225", "secret", &[OTHER]),
        ("FP-225", "hugo", &[PLAN]),
        ("FP-225", "blue", &[LINE]),
        ("FP-226", "project hugo", &[PLAN]),
        ("FP-226", "project hotmail", &[SALES]),
        ("FP-227", "SALES", &[SALES]),
        ("FP-228", "subject:sales OR from:hugo", &[SALES, PLAN]),
        ("FP-228", "subject:sales or from:hugo", &[]),
        ("FP-229", "plan NOT secret", &[PLAN]),
        ("FP-229", "plan -secret", &[PLAN]),
        ("FP-229", "plan + secret", &[OTHER]),
        ("FP-230", "from:\"Hugo\" OR \"H\"", &[PLAN, NEW]),
        ("FP-230", "from:(\"Hugo\" OR \"H\")", &[PLAN]),
        ("FP-231", "from:\"@hotmail.com\"", &[SALES]),
        ("FP-233", "received:12/1/2013..12/3/2013", &[SALES, PLAN]),
        ("FP-235", "isread:TRUE", &[PLAN]),
        ("FP-235", "isread:true", &[PLAN]),
        ("FP-237", "subject:\"project plan", &[PLAN]),
        ("FP-237", "(project plan", &[OTHER, PLAN]),
    ] {
        let found = inbox().query(query).by(BY_SUBJECT).subjects(&mut client);
        assert_eq!(found, expected, "{line} {query}");
    }
}

#[test]
fn fp_232_days_follow_the_clock() {
    let mut client = Client::new();
    client.create_message(&distinguished("inbox"), "made today");
    assert_eq!(inbox().query("received:today").subjects(&mut client), ["made today"]);
    client.simulator.advance(std::time::Duration::from_secs(24 * 60 * 60));
    assert_eq!(inbox().query("received:today").subjects(&mut client), [""; 0]);
    assert_eq!(inbox().query("received:yesterday").subjects(&mut client), ["made today"]);
}

#[test]
fn fp_234_fp_236_sizes_and_kinds() {
    let mut client = Client::new();
    let body = |length: usize| PropertyValue::Body(BodyType::Text, "x".repeat(length));
    let sized = [("small", 10), ("large", 20_000)];
    put(
        &mut client,
        FolderKey::INBOX,
        sized.map(|(subject, length)| message(subject).with(ItemProperty::Body, body(length))),
    );
    put(&mut client, FolderKey::TASKS, [NewItem::new(ItemKind::Task).with(ItemProperty::Subject, "task")]);
    let parents = ["inbox", "tasks"].map(distinguished).concat();
    for (query, expected) in [
        ("size:>=10000", &["large"][..]),
        ("size:<10000 kind:email", &["small"]),
        ("size:10000..90000", &["large"]),
        ("kind:tasks", &["task"]),
        ("kind:meetings", &[]),
    ] {
        assert_eq!(find(&parents).query(query).subjects(&mut client), expected, "{query}");
    }
}

#[test]
fn fp_238_extended_properties_are_not_looked_into() {
    let mut client = Client::new();
    let property = extended_property(&extended("Color", "String"), &one("violet"));
    client.create_item(Some(&distinguished("inbox")), &message_element("flower", &property));
    assert_eq!(inbox().query("violet").subjects(&mut client), [""; 0]);
    assert_eq!(inbox().query("flower").subjects(&mut client), ["flower"]);
}

#[test]
fn fp_240_words_go_with_an_order_and_pages() {
    let mut client = with_mail();
    let page = "<m:IndexedPageItemView MaxEntriesReturned=\"1\" Offset=\"1\" BasePoint=\"Beginning\"/>";
    let find = inbox().query("plan").by(BY_SUBJECT).view(page);
    let (attributes, subjects) = find.page(&mut client);
    assert_eq!(
        (attributes.as_str(), subjects),
        ("offset 2, total 2, last true", vec!["project plan".to_owned()])
    );
    let fraction =
        inbox().query("plan").view("<m:FractionalPageItemView Numerator=\"1\" Denominator=\"2\"/>");
    assert_eq!(fraction.subjects(&mut client).len(), 1);
}

#[test]
fn fp_242_the_words_that_were_looked_for() {
    let mut client = with_mail();
    let terms = |client: &mut Client, attributes: &str, query: &str| {
        let answer = client.succeed(&inbox().query_with(attributes, query).body());
        let message = &answer.messages()[0];
        message.get("HighlightTerms").map(|terms| {
            assert_eq!(message.names(), ["ResponseCode", "RootFolder", "HighlightTerms"]);
            let told =
                terms.children.iter().map(|term| format!("{}:{}", term.value("Scope"), term.value("Value")));
            told.collect::<Vec<_>>().join(" ")
        })
    };
    assert_eq!(terms(&mut client, "", "plan"), None);
    assert_eq!(terms(&mut client, "ReturnHighlightTerms=\"false\"", "plan"), None);
    let told = terms(&mut client, "ReturnHighlightTerms=\"true\" ResetCache=\"true\"", "plan from:hugo plan");
    assert_eq!(told.as_deref(), Some("Subject:plan Body:plan From:hugo"));
}

#[test]
fn deleted_items_are_found_where_they_are_asked_for() {
    let mut client = with_mail();
    let id = client.item_named(&distinguished("inbox"), "project plan");
    client.delete_item(&id, "SoftDelete");
    assert_eq!(inbox().query("plan").subjects(&mut client), ["plan of a project"]);
    let mut all = inbox().query_with("ReturnDeletedItems=\"true\"", "plan").subjects(&mut client);
    all.sort();
    assert_eq!(all, ["plan of a project", "project plan"]);
}
