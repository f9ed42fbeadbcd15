//! The order in which items come: FP-042 to FP-044, FP-134 to FP-145 end to end.

use ews_sim::mailbox::FolderKey;
use ews_sim::property::{ItemProperty, MessageProperty};
use ews_sim::{ResponseCode, ServerProfile};

use crate::client::{Client, distinguished, field, message as message_element};
use crate::scene::*;

const CANNOT_SORT: &str = "The property can not be used for sorting or grouping.";

#[test]
fn fp_142_fp_143_paths_that_nothing_is_sorted_by() {
    let mut client = with_messages(2);
    for path in [
        "item:Body",
        "item:Attachments",
        "item:ItemId",
        "calendar:Recurrence",
        "calendar:UID",
        "message:ToRecipients",
        "folder:DisplayName",
    ] {
        let body = inbox().by(&[(&field(path), "Ascending")]).body();
        let answer = client.refuse(&body, ResponseCode::ErrorUnsupportedPathForSortGroup);
        assert_eq!(answer.value("MessageText"), CANNOT_SORT);
        names_path(&answer, path);
    }
}

#[test]
fn fp_144_fp_145_columns_are_counted_online() {
    let path = field("item:Subject");
    let columns = |count: usize| inbox().by(&vec![(&*path, "Ascending"); count]);
    let mut online = Client::of(ServerProfile::ExchangeOnline, "Exchange2016");
    let answer = online.refuse(&columns(7).body(), ResponseCode::ErrorInternalServerError);
    let text = answer.value("MessageText");
    assert!(text.contains("This query contains too many sort columns."), "{text}");
    assert_eq!(columns(6).subjects(&mut online), [""; 0]);
    let mut on_premises = Client::of(ServerProfile::Exchange2016, "Exchange2016");
    assert_eq!(columns(7).subjects(&mut on_premises), [""; 0]);
}

#[test]
fn fp_042_fp_043_fp_044_without_an_order_items_come_by_age() {
    for (profile, version, expected) in [
        (ServerProfile::Exchange2007Sp1, "Exchange2007_SP1", ["old", "first", "second", "new"]),
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2", ["old", "first", "second", "new"]),
        (ServerProfile::Exchange2013, "Exchange2013", ["new", "second", "first", "old"]),
        (ServerProfile::Exchange2019, "Exchange2010", ["new", "second", "first", "old"]),
    ] {
        let mut client = Client::of(profile, version);
        let items = [("new", 3), ("first", 2), ("second", 2), ("old", 1)];
        put(&mut client, FolderKey::INBOX, items.map(|(subject, minute)| received(subject, minute)));
        assert_eq!(inbox().subjects(&mut client), expected, "{profile:?}");
        assert_eq!(inbox().subjects(&mut client), expected, "{profile:?}");
    }
}

#[test]
fn fp_134_fp_135_columns_in_both_directions() {
    let mut client = Client::new();
    let number = extended("Number", "Integer");
    for (subject, value) in [("b", 1), ("a", 2), ("b", 2), ("a", 1)] {
        let property = extended_property(&number, &one(&value.to_string()));
        client.create_item(Some(&distinguished("inbox")), &message_element(subject, &property));
    }
    let subject = field("item:Subject");
    let mut found = |first: &str, second: &str| {
        let paths = [field("item:Subject"), number.clone()].concat();
        let find = inbox().shape("IdOnly", &paths).by(&[(&subject, first), (&number, second)]);
        let answer = client.succeed(&find.body());
        let items = answer.one("Items").children.iter();
        items.map(|item| format!("{}{}", item.value("Subject"), item.value("Value"))).collect::<Vec<_>>()
    };
    assert_eq!(found("Ascending", "Ascending"), ["a1", "a2", "b1", "b2"]);
    assert_eq!(found("Ascending", "Descending"), ["a2", "a1", "b2", "b1"]);
    assert_eq!(found("Descending", "Ascending"), ["b1", "b2", "a1", "a2"]);
    assert_eq!(found("Descending", "Descending"), ["b2", "b1", "a2", "a1"]);
}

#[test]
fn fp_136_fp_137_fp_138_fp_139_fp_140_what_is_missing_and_what_is_alike() {
    let mut client = with_items([
        received("Beta", 1).with(ItemProperty::Categories, texts(&["Red", "Blue"])),
        received("alpha", 2),
        received("BETA", 3).with(ItemProperty::Categories, texts(&["green"])),
        received("beta", 4).with(MessageProperty::IsRead, true),
    ]);
    let subject = field("item:Subject");
    let mut by = |path: &str, order: &str| inbox().by(&[(path, order)]).subjects(&mut client);
    // Case decides where nothing else does, by code point.
    assert_eq!(by(&subject, "Ascending"), ["alpha", "BETA", "Beta", "beta"]);
    assert_eq!(by(&subject, "Descending"), ["beta", "Beta", "BETA", "alpha"]);
    // What has no category comes first, and in the order it comes in by itself.
    assert_eq!(by(&field("item:Categories"), "Ascending"), ["beta", "alpha", "BETA", "Beta"]);
    assert_eq!(by(&field("item:Categories"), "Descending"), ["Beta", "BETA", "beta", "alpha"]);
    assert_eq!(by(&field("message:IsRead"), "Descending"), ["beta", "BETA", "alpha", "Beta"]);
    assert_eq!(by(&field("message:References"), "Ascending"), ["beta", "BETA", "alpha", "Beta"]);
}

#[test]
fn items_are_sorted_by_every_sort_of_value() {
    let mut client = Client::new();
    let inbox_id = distinguished("inbox");
    for (subject, importance) in [("n", "Normal"), ("h", "High"), ("l", "Low")] {
        let rest = format!("<t:Importance>{importance}</t:Importance>");
        client.create_item(Some(&inbox_id), &message_element(subject, &rest));
    }
    for (path, expected) in [
        (field("item:Importance"), ["l", "n", "h"]),
        (field("item:Subject"), ["h", "l", "n"]),
        (indexed("contacts:EmailAddress", "EmailAddress1"), ["l", "h", "n"]),
    ] {
        let found = inbox().by(&[(&path, "Ascending")]).subjects(&mut client);
        assert_eq!(found, expected, "{path}");
    }
}
