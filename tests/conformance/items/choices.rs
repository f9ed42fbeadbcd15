//! Properties that can be written, each with its values.

use ews_sim::ResponseCode::ErrorItemSavePropertyError;

use super::{KINDS, item_of};
use crate::client::{Client, create_item, distinguished, field};
use crate::tree::Tree;

/// What an item of a kind with that element is like.
#[track_caller]
fn created(kind: &str, folder: &str, element: &str) -> Tree {
    let mut client = Client::new();
    let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, element));
    client.item(&id)
}

#[test]
fn every_kind_of_item_has_a_subject_of_up_to_255_characters() {
    requirements!(CORE: 73, 74);
    let longest = "s".repeat(255);
    for (kind, folder) in KINDS.iter().filter(|(kind, _)| *kind != "DistributionList") {
        let subject = format!("<t:Subject>{longest}</t:Subject>");
        assert_eq!(created(kind, folder, &subject).value("Subject"), longest, "{kind}");
        let mut client = Client::new();
        let item = item_of(kind, &format!("<t:Subject>{longest}s</t:Subject>"));
        client.refuse(&create_item(Some(&distinguished(folder)), &item), ErrorItemSavePropertyError);
    }
}

#[test]
fn sensitivity_is_one_of_four() {
    requirements!(CORE: 75, 1650, 1651, 1652, 1653);
    for (kind, folder) in KINDS {
        for value in ["Confidential", "Normal", "Personal", "Private"] {
            let element = format!("<t:Sensitivity>{value}</t:Sensitivity>");
            assert_eq!(created(kind, folder, &element).child("Sensitivity").text, value, "{kind}");
        }
    }
}

#[test]
fn importance_is_one_of_three() {
    requirements!(CORE: 81, 198, 199, 200);
    for (kind, folder) in KINDS {
        for value in ["High", "Low", "Normal"] {
            let element = format!("<t:Importance>{value}</t:Importance>");
            assert_eq!(created(kind, folder, &element).child("Importance").text, value, "{kind}");
        }
    }
}

#[test]
fn an_item_belongs_to_categories() {
    requirements!(CORE: 80);
    for (kind, folder) in KINDS {
        let element = "<t:Categories><t:String>Red</t:String><t:String>Blue</t:String></t:Categories>";
        let item = created(kind, folder, element);
        assert_eq!(item.child("Categories").values("String"), ["Red", "Blue"], "{kind}");
    }
}

#[test]
fn an_item_may_be_a_reply_to_another() {
    requirements!(CORE: 82);
    let element = "<t:InReplyTo>&lt;other@contoso.example&gt;</t:InReplyTo>";
    for (kind, folder) in KINDS {
        assert_eq!(created(kind, folder, element).value("InReplyTo"), "<other@contoso.example>", "{kind}");
    }
}

#[test]
fn an_item_has_a_culture() {
    requirements!(CORE: 102);
    for (kind, folder) in KINDS {
        let item = created(kind, folder, "<t:Culture>de-DE</t:Culture>");
        assert_eq!(item.value("Culture"), "de-DE", "{kind}");
    }
}

#[test]
fn an_item_is_associated_with_its_folder_or_not() {
    requirements!(CORE: 106, 1618, 1619, 2285);
    for mut client in Client::of_generations() {
        for value in ["true", "false"] {
            let element = format!("<t:Subject>One</t:Subject><t:IsAssociated>{value}</t:IsAssociated>");
            let id = client.create_item(Some(&distinguished("inbox")), &item_of("Message", &element));
            let item = client.item_with(&id, &field("item:IsAssociated"));
            assert_eq!(item.child("IsAssociated").text, value);
        }
        assert_eq!(client.subjects_in(&distinguished("inbox")), ["One"]);
    }
}
