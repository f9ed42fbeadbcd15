//! `GetImItems`: IM-129 to IM-140.

use ews_sim::ResponseCode;
use ews_sim::mailbox::NewContact;
use ews_sim::operation::im_list::GetImItems;
use ews_sim::schema::{BaseItemId, ExtendedPropertyValue, ItemId, NonEmptyArrayOfBaseItemIds};

use crate::support::im_list::*;
use crate::support::succeed;

const NOTHING: [&[&str]; 1] = [&[]];

fn request(children: &str) -> String {
    format!("<m:GetImItems>{children}</m:GetImItems>")
}

#[test]
fn im_138_an_array_of_ids_that_is_there_is_not_empty() {
    let mut simulator = scene();
    let expected = "List of possible elements expected: \
                    'ItemId, OccurrenceItemId, RecurringMasterItemId, RecurringMasterItemIdRanges'.";
    for array in ["ContactIds", "GroupIds"] {
        let body = request(&format!("<m:{array}/>"));
        violate(&mut simulator, &body, &format!("The element '{array}' has incomplete content. {expected}"));
        let body = request(&format!("<m:{array}><t:FolderId Id=\"x\"/></m:{array}>"));
        let words = format!("The element '{array}' has invalid child element 'FolderId'. {expected}");
        violate(&mut simulator, &body, &words);
        let body = request(&format!("<m:{array}><t:ItemId/></m:{array}>"));
        violate(&mut simulator, &body, "The required attribute 'Id' is missing.");
    }
}

#[test]
fn ids_of_contacts_come_before_ids_of_groups_and_both_before_properties() {
    let mut simulator = scene();
    let (work, eve) = (group_id(&simulator, "Work"), contact_id(&simulator, "Eve"));
    let contacts = format!("<m:ContactIds>{}</m:ContactIds>", id("t:ItemId", &eve));
    let groups = format!("<m:GroupIds>{}</m:GroupIds>", id("t:ItemId", &work));
    let properties = format!("<m:ExtendedProperties>{DISPLAY_NAME}</m:ExtendedProperties>");
    for (children, misplaced, expected) in [
        (
            format!("{groups}{contacts}"),
            "ContactIds",
            " List of possible elements expected: 'ExtendedProperties'.",
        ),
        (format!("{properties}{groups}"), "GroupIds", ""),
    ] {
        let words = format!("The element 'GetImItems' has invalid child element '{misplaced}'.{expected}");
        violate(&mut simulator, &request(&children), &words);
    }
    succeed(&mut simulator, &request(&format!("{contacts}{groups}{properties}")));
}

#[test]
fn im_140_properties_are_asked_for_one_by_one_by_the_right_name() {
    let mut simulator = scene();
    let eve = contact_id(&simulator, "Eve");
    violate_with_properties(&mut simulator, &get_im_items(&[eve], &[]));
}

#[test]
fn properties_whose_attributes_do_not_go_together_are_refused() {
    let mut simulator = scene();
    let (work, eve) = (group_id(&simulator, "Work"), contact_id(&simulator, "Eve"));
    refuse_invalid_properties(&mut simulator, &get_im_items(&[eve], &[work]));
    refuse_invalid_properties(&mut simulator, &get_im_items(&[], &[]));
}

#[test]
fn im_133_135_ids_are_not_checked_and_those_of_nothing_are_skipped() {
    let mut simulator = scene();
    let unusable = unusable_ids(&simulator).into_iter().map(|(id, _)| id);
    let foreign = with_moniker(&group_id(&simulator, "Work"), "d522c10d-78ce-4097-8f59-b71634cdfdda");
    let skipped: Vec<_> = unusable.chain([foreign]).chain(ids_of_nothing(&mut simulator)).collect();
    for id in skipped.iter().map(std::slice::from_ref) {
        for body in [get_im_items(id, &[]), get_im_items(&[], id), get_im_items(id, id)] {
            let reply = succeed(&mut simulator, &body);
            assert_eq!(children(&reply, "ImItemList"), NOTHING, "{reply}");
        }
    }
    // They do not keep others from being found.
    let (mut contacts, mut groups) = (skipped.clone(), skipped);
    contacts.insert(3, contact_id(&simulator, "Eve"));
    groups.push(group_id(&simulator, "Team"));
    let reply = succeed(&mut simulator, &get_im_items(&contacts, &groups));
    assert_eq!(reply.texts("DisplayNameFirstLast"), ["Eve"]);
    assert_eq!(reply.texts("GroupType"), ["IPM.DistList.MOC.DG"]);
}

#[test]
fn im_133_ids_of_the_other_kind_are_skipped() {
    let mut simulator = scene();
    let groups = ["Work", "Favorites", "Team"].map(|name| group_id(&simulator, name));
    let contacts = [contact_id(&simulator, "Eve"), ordinary_contact_id(&simulator, "Olga")];
    let reply = succeed(&mut simulator, &get_im_items(&groups, &contacts));
    assert_eq!(children(&reply, "ImItemList"), NOTHING, "{reply}");
    let olga = [ordinary_contact_id(&simulator, "Olga")];
    let reply = succeed(&mut simulator, &get_im_items(&olga, &[]));
    assert_eq!(children(&reply, "ImItemList"), NOTHING, "she is not on the list\n{reply}");
}

#[test]
fn items_named_in_other_ways_are_skipped() {
    let mut simulator = scene();
    let eve = contact_id(&simulator, "Eve").id;
    let ids = format!(
        r#"<t:OccurrenceItemId RecurringMasterId="{eve}" InstanceIndex="1"/>
           <t:RecurringMasterItemId OccurrenceId="{eve}"/>
           <t:RecurringMasterItemIdRanges Id="{eve}"/>"#
    );
    let body = request(&format!("<m:ContactIds>{ids}</m:ContactIds><m:GroupIds>{ids}</m:GroupIds>"));
    let reply = succeed(&mut simulator, &body);
    assert_eq!(children(&reply, "ImItemList"), NOTHING, "{reply}");
}

#[test]
fn im_137_no_ids_at_all_find_nothing() {
    let mut simulator = scene();
    for body in
        ["<m:GetImItems/>".to_owned(), get_im_items(&[], &[]), with_properties(&request(""), DISPLAY_NAME)]
    {
        let reply = succeed(&mut simulator, &body);
        assert_eq!(children(&reply, "GetImItemsResponse"), [["ResponseCode", "ImItemList"]], "{reply}");
        assert_eq!(children(&reply, "ImItemList"), NOTHING, "{reply}");
    }
}

#[test]
fn im_129_136_each_contact_is_answered_as_its_persona_and_nobody_else() {
    let mut simulator = scene();
    let (eve, tom) = (contact_id(&simulator, "Eve"), contact_id(&simulator, "Tom"));
    let reply = succeed(&mut simulator, &get_im_items(&[tom.clone(), eve.clone()], &[]));
    assert_eq!(children(&reply, "ImItemList"), [["Personas"]], "{reply}");
    assert_eq!(reply.ids("SourceId"), [tom.clone(), eve], "in the order of the request");
    let work = group_id(&simulator, "Work");
    let reply = succeed(&mut simulator, &get_im_items(std::slice::from_ref(&tom), &[work]));
    assert_eq!(reply.ids("SourceId"), [tom], "the members of a group come only when asked for\n{reply}");
}

#[test]
fn im_130_each_group_is_answered_with_its_members() {
    let mut simulator = scene();
    let groups = ["Team", "Family", "Favorites", "Work"].map(|name| group_id(&simulator, name));
    let reply = succeed(&mut simulator, &get_im_items(&[], &groups));
    assert_eq!(children(&reply, "ImItemList"), [["Groups"]], "{reply}");
    assert_eq!(reply.ids("ExchangeStoreId"), groups, "in the order of the request");
    let [eve, tom] =
        ["Eve", "Tom"].map(|name| with_change_key(&contact_id(&simulator, name), Some("EQAAAA==")));
    assert_eq!(reply.ids("ItemId"), [tom.clone(), eve, tom], "of Family, then of Work\n{reply}");
    assert_eq!(children(&reply, "MemberCorrelationKey").len(), 2, "the others have no members");
}

#[test]
fn im_131_the_display_name_can_be_asked_for_as_a_property() {
    let mut simulator = scene();
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    let body = with_properties(&get_im_items(&[eve], &[work]), DISPLAY_NAME);
    let reply = succeed(&mut simulator, &body);
    let list = reply.read::<GetImItems>().expect("a success").im_item_list.expect("a list");
    let group = list.groups.expect("one").im_groups.remove(0);
    let property = group.extended_properties.expect("one").extended_properties.remove(0);
    assert_eq!(property.value, ExtendedPropertyValue::Value("Work".to_owned()));
    assert_eq!(property.extended_field_uri, asked(0x3001).extended_properties[0]);
    let persona = list.personas.expect("one").personas.remove(0);
    let value = persona.extended_properties.expect("one").values.remove(0);
    assert_eq!(
        value.value,
        ews_sim::schema::ExtendedProperty {
            extended_field_uri: asked(0x3001).extended_properties.remove(0),
            value: ExtendedPropertyValue::Value("Eve".to_owned()),
        }
    );
    assert_eq!(value.attributions.attributions, ["0"]);
    assert!(reply.text().contains(r#"PropertyTag="0x3001""#), "{reply}");
}

#[test]
fn im_132_a_property_an_item_lacks_is_left_out() {
    let mut simulator = scene();
    let ids = ([contact_id(&simulator, "Eve")], [group_id(&simulator, "Work")]);
    let plain = get_im_items(&ids.0, &ids.1);
    let without = succeed(&mut simulator, &plain);
    let reply = succeed(&mut simulator, &with_properties(&plain, NICKNAME));
    assert_eq!(reply.text(), without.text());
    let reply = succeed(&mut simulator, &with_properties(&plain, &format!("{NICKNAME}{DISPLAY_NAME}")));
    assert_eq!(children(&reply, "ExtendedProperty").len(), 1, "of the group\n{reply}");
    assert_eq!(children(&reply, "ExtendedPropertyAttributedValue").len(), 1, "of the persona\n{reply}");
}

#[test]
fn im_134_change_keys_are_not_looked_at() {
    let mut simulator = scene();
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    let expected =
        succeed(&mut simulator, &get_im_items(std::slice::from_ref(&eve), std::slice::from_ref(&work)));
    for change_key in [None, Some(""), Some("x"), Some("EQAAABxFU"), Some(STALE), Some("EgAAAA==")] {
        let [eve, work] = [&eve, &work].map(|id| with_change_key(id, change_key));
        let reply = succeed(&mut simulator, &get_im_items(&[eve], &[work]));
        assert_eq!(reply.text(), expected.text(), "{change_key:?}");
    }
}

#[test]
fn im_139_what_is_named_twice_is_answered_once() {
    let mut simulator = scene();
    // Eve and Ann are one person because of an ordinary contact with the addresses of both.
    let now = simulator.now();
    let both = ["eve@example.test", "ann@example.test"];
    let new = NewContact { display_name: "Eve Ann", email_addresses: &both, im_address: None };
    ada_mut(&mut simulator).add_contact(new, now);
    let ann = seed_contact(&mut simulator, "Ann", &[]);
    let (eve, tom) = (contact_id(&simulator, "Eve"), contact_id(&simulator, "Tom"));
    let work = group_id(&simulator, "Work");
    let contacts = [ann, tom.clone(), eve, tom];
    let reply = succeed(&mut simulator, &get_im_items(&contacts, &[work.clone(), work.clone()]));
    assert_eq!(reply.ids("ExchangeStoreId"), [work]);
    assert_eq!(reply.texts("DisplayNameFirstLast"), ["Eve Ann", "Tom"], "{reply}");
}

#[test]
fn im_139_a_property_asked_for_twice_is_listed_once_as_it_was_spelled_first() {
    let mut simulator = scene();
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    let eve_key = ada(&simulator).im_contacts().next().expect("Eve comes first").key();
    ada_mut(&mut simulator).set_contact_extended_property(eve_key, nickname("Evie")).expect("she is there");
    let body = get_im_items(&[eve], &[work]);
    let name = |tag: &str| format!(r#"<t:ExtendedProperty PropertyTag="{tag}" PropertyType="String"/>"#);
    for [first, second] in [["0x3001", "0x3001"], ["0x3001", "12289"], ["12289", "0x3001"]] {
        let twice = [&*name(first), NICKNAME, &*name(second), NICKNAME].concat();
        let once = [&*name(first), NICKNAME].concat();
        let reply = succeed(&mut simulator, &with_properties(&body, &twice));
        assert_eq!(reply, succeed(&mut simulator, &with_properties(&body, &once)), "{reply}");
        assert_eq!(reply.texts("Value").iter().filter(|value| *value == "Work").count(), 1, "{reply}");
    }
}

#[test]
fn reading_changes_nothing() {
    let mut simulator = scene();
    let before = simulator.clone();
    let body = get_im_items(&[contact_id(&simulator, "Eve")], &[group_id(&simulator, "Work")]);
    let first = succeed(&mut simulator, &body);
    assert!(simulator == before);
    assert_eq!(succeed(&mut simulator, &body).body(), first.body());
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    let array =
        |id: &ItemId| Some(NonEmptyArrayOfBaseItemIds { item_ids: vec![BaseItemId::ItemId(id.clone())] });
    let request = |tag| GetImItems {
        contact_ids: array(&eve),
        group_ids: array(&work),
        extended_properties: Some(asked(tag)),
    };
    let body = get_im_items(std::slice::from_ref(&eve), std::slice::from_ref(&work));
    let custom = r#"<t:ExtendedProperty PropertyTag="0x8001" PropertyType="String"/>"#;
    let refused = call_as_sent(&simulator, &request(0x8001), &with_properties(&body, custom));
    assert_eq!(refused, Err(ResponseCode::ErrorNoPropertyTagForCustomProperties.into()));
    let body = with_properties(&body, DISPLAY_NAME);
    let found =
        call_as_sent(&simulator, &request(0x3001), &body).expect("accepted").im_item_list.expect("a list");
    assert_eq!(found.groups.map(|it| it.im_groups.len()), Some(1));
    assert_eq!(found.personas.map(|it| it.personas.len()), Some(1));
}
