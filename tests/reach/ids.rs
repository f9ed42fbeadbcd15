//! Ids that clients have to keep as they are.

use ews_sim::mailbox::{FolderKey, ItemKey, NewItem};
use ews_sim::property::{ItemKind, ItemProperty};

use crate::support::{ADA, simulator, succeed};

#[test]
fn note_18_two_ids_that_differ_only_in_case_name_two_items() {
    let mut simulator = simulator();
    let message = |subject: &str| NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject);
    // Wherever in a row of numbers an item is, it has a twin.
    for number in 0..70 {
        let message = || message(&number.to_string());
        simulator
            .seed(ADA, |ada, now| ada.create_item(FolderKey::INBOX, message(), now))
            .expect("there is room");
        let twins = simulator.clone().seed(ADA, |ada, now| {
            let first = ada.create_item(FolderKey::INBOX, message(), now)?;
            let twin = ada.provide_case_twin(first).expect("there is a number for it");
            let second = ada.create_item(FolderKey::INBOX, message(), now)?;
            assert_eq!(ada.item(second).map(|second| ada.item_id_of(second)), Some(twin));
            Ok([first, second].map(|key| ada.item_id_of(ada.item(key).expect("made"))))
        });
        let [first, second] = twins.expect("there is room");
        assert_ne!(first, second);
        assert_eq!(first.to_ascii_lowercase(), second.to_ascii_lowercase());
    }
    let [first, second] = simulator
        .seed(ADA, |ada, now| {
            let first = ada.create_item(FolderKey::INBOX, message("first"), now)?;
            ada.provide_case_twin(first);
            let second = ada.create_item(FolderKey::INBOX, message("second"), now)?;
            Ok([first, second].map(|key| ada.item_id_of(ada.item(key).expect("made"))))
        })
        .expect("there is room");
    let get = |id: &str| {
        format!(
            "<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:ItemIds>\
             <t:ItemId Id=\"{id}\"/></m:ItemIds></m:GetItem>"
        )
    };
    assert_eq!(succeed(&mut simulator, &get(&first)).texts("Subject"), ["first"]);
    let delete = format!(
        "<m:DeleteItem DeleteType=\"HardDelete\"><m:ItemIds><t:ItemId Id=\"{first}\"/></m:ItemIds>\
         </m:DeleteItem>"
    );
    succeed(&mut simulator, &delete);
    assert_eq!(succeed(&mut simulator, &get(&second)).texts("Subject"), ["second"]);
    let ada = simulator.mailbox_mut(ADA).expect("built with it");
    assert_eq!(ada.provide_case_twin(ItemKey(u64::MAX)), None);
}
