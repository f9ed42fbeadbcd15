//! `GetImItemList`: IM-116 to IM-128.

use ews_sim::mailbox::{NewContact, NewImContact};
use ews_sim::operation::im_list::GetImItemList;
use ews_sim::schema::{
    ArrayOfEmailAddressAttributedValues, EmailAddress, EmailAddressAttributedValue, ExtendedPropertyValue,
    ImItemList,
};
use ews_sim::{Reply, ResponseCode, Simulator};

use crate::support::im_list::*;
use crate::support::succeed;

fn list_of(reply: &Reply) -> ImItemList {
    reply.read::<GetImItemList>().expect("a success").im_item_list.expect("a list")
}

/// An ordinary contact whose e-mail address is Eve's IM address.
fn seed_eve_at_home(simulator: &mut Simulator, name: &str) {
    let now = simulator.now();
    let new = NewContact { display_name: name, email_addresses: &["Eve@example.test"], im_address: None };
    ada_mut(simulator).add_contact(new, now);
}

#[test]
fn im_126_properties_are_asked_for_one_by_one() {
    let mut simulator = scene();
    violate_with_properties(&mut simulator, GET_IM_ITEM_LIST);
    let words = "The element 'GetImItemList' has invalid child element 'GroupIds'. \
                 List of possible elements expected: 'ExtendedProperties'.";
    violate(&mut simulator, "<m:GetImItemList><m:GroupIds/></m:GetImItemList>", words);
    let twice = with_properties(&with_properties(GET_IM_ITEM_LIST, DISPLAY_NAME), DISPLAY_NAME);
    let words = "The element 'GetImItemList' has invalid child element 'ExtendedProperties'.";
    violate(&mut simulator, &twice, words);
}

#[test]
fn properties_whose_attributes_do_not_go_together_are_refused() {
    refuse_invalid_properties(&mut scene(), GET_IM_ITEM_LIST);
}

#[test]
fn im_116_117_nothing_has_to_be_asked_for_and_groups_precede_personas() {
    let mut simulator = scene();
    for body in
        [GET_IM_ITEM_LIST, "<m:GetImItemList/>", "<m:GetImItemList> <!-- nothing --> </m:GetImItemList>"]
    {
        let reply = succeed(&mut simulator, body);
        assert_eq!(children(&reply, "GetImItemListResponse"), [["ResponseCode", "ImItemList"]], "{reply}");
        assert_eq!(children(&reply, "ImItemList"), [["Groups", "Personas"]], "{reply}");
    }
}

#[test]
fn im_118_119_every_group_is_listed_the_default_ones_first_then_by_creation() {
    let mut simulator = scene();
    let family = group_id(&simulator, "Family");
    succeed(&mut simulator, &remove_im_group(&family));
    succeed(&mut simulator, &add_im_group("Aunts"));
    succeed(&mut simulator, &add_im_group("Family"));
    let groups =
        list_of(&succeed(&mut simulator, GET_IM_ITEM_LIST)).groups.expect("there always are").im_groups;
    let lines: Vec<_> = groups
        .iter()
        .map(|group| {
            let members = group.member_correlation_key.as_ref().map(|key| key.item_ids.len());
            (&*group.display_name, group.group_type.trim_start_matches("IPM.DistList.MOC."), members)
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("Other Contacts", "OtherContacts", None),
            ("Tagged", "Tagged", None),
            ("Favorites", "Favorites", None),
            ("Work", "UserGroup", Some(2)),
            ("Team", "DG", None),
            ("Aunts", "UserGroup", None),
            ("Family", "UserGroup", None),
        ]
    );
}

#[test]
fn without_any_contact_there_are_no_personas() {
    let mut simulator = simulator_with(|_| {});
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(children(&reply, "ImItemList"), [["Groups"]], "{reply}");
    assert_eq!(reply.texts("GroupType").len(), 3);
}

#[test]
fn im_120_121_two_contacts_of_one_person_are_one_persona_the_ordinary_one_first() {
    let mut simulator = scene();
    seed_eve_at_home(&mut simulator, "Eve");
    let list = list_of(&succeed(&mut simulator, GET_IM_ITEM_LIST));
    let personas = list.personas.expect("two").personas;
    assert_eq!(personas.len(), 2, "Eve and Tom");
    let eve = &personas[0];
    let attributions = &eve.attributions.as_ref().expect("two").attributions;
    let shown: Vec<_> =
        attributions.iter().map(|it| (it.id.as_str(), it.is_quick_contact, it.source_id.clone())).collect();
    assert_eq!(
        shown,
        [
            ("0", Some(false), ordinary_contact_id(&simulator, "Eve")),
            ("1", Some(true), contact_id(&simulator, "Eve")),
        ]
    );
    // The name is shared; the e-mail address is the one's and the IM address the other's.
    let names = &eve.display_names.as_ref().expect("one").values;
    assert_eq!((names.len(), names[0].value.as_str()), (1, "Eve"));
    assert_eq!(names[0].attributions.attributions, ["0", "1"]);
    assert_eq!(eve.emails1.as_ref().expect("one").values[0].attributions.attributions, ["0"]);
    assert_eq!(eve.im_addresses.as_ref().expect("one").values[0].attributions.attributions, ["1"]);
    assert_eq!(eve.im_address.as_deref(), Some("eve@example.test"));
}

/// The addresses and their attributions, `a@x 0 1`.
fn attributed(emails: Option<&ArrayOfEmailAddressAttributedValues>) -> Vec<String> {
    let line = |it: &EmailAddressAttributedValue| {
        let address = it.value.email_address.as_deref().map(ToString::to_string);
        format!("{} {}", address.unwrap_or_default(), it.attributions.attributions.join(" "))
    };
    emails.into_iter().flat_map(|emails| &emails.values).map(line).collect()
}

#[test]
fn im_121_every_address_of_every_contact_is_listed_once_and_by_its_place() {
    let mut simulator = simulator_with(|_| {});
    let now = simulator.now();
    let mailbox = ada_mut(&mut simulator);
    for (display_name, email_addresses) in [
        ("Eve", &["a@x", "b@x", "a@x"][..]),
        ("Eve at home", &["b@x", "e@x", "c@x"]),
        ("Eve at work", &["a@x", "d@x"]),
    ] {
        mailbox.add_contact(NewContact { display_name, email_addresses, im_address: None }, now);
    }
    let quick = NewImContact { im_address: "d@x", display_name: Some("Eve") };
    mailbox.add_im_contact(quick, None, now).expect("there is room");
    let list = list_of(&succeed(&mut simulator, GET_IM_ITEM_LIST));
    let eve = list.personas.expect("one").personas.remove(0);
    let all = eve.email_addresses.expect("some").addresses;
    let shown = |it: &EmailAddress| Some((it.email_address.as_deref()?.to_owned(), it.name.clone()?));
    let shown: Vec<_> = all.iter().filter_map(shown).collect();
    let addresses = [
        ("a@x", "Eve"),
        ("b@x", "Eve"),
        ("e@x", "Eve at home"),
        ("c@x", "Eve at home"),
        ("d@x", "Eve at work"),
    ];
    assert_eq!(shown, addresses.map(|(address, name)| (address.to_owned(), name.to_owned())));
    assert_eq!(eve.email_address.and_then(|it| it.email_address).as_deref(), Some("a@x"));
    assert_eq!(attributed(eve.emails1.as_ref()), ["a@x 0 2", "b@x 1"]);
    assert_eq!(attributed(eve.emails2.as_ref()), ["b@x 0", "e@x 1", "d@x 2"]);
    assert_eq!(attributed(eve.emails3.as_ref()), ["a@x 0", "c@x 1"]);
}

#[test]
fn im_121_the_preview_lists_a_shared_address_once_with_both_attributions() {
    let mut simulator = simulator_with(|policies| policies.preview_2012_shape = true);
    let now = simulator.now();
    let new =
        NewContact { display_name: "Eve at home", email_addresses: &["eve@example.test"], im_address: None };
    ada_mut(&mut simulator).add_contact(new, now);
    seed_contact(&mut simulator, "Eve", &[]);
    let list = list_of(&succeed(&mut simulator, GET_IM_ITEM_LIST));
    let eve = list.personas.expect("one").personas.remove(0);
    let emails = eve.emails1.expect("one").values;
    assert_eq!(emails.len(), 1);
    assert_eq!(emails[0].attributions.attributions, ["0", "1"]);
    let names: Vec<_> = eve.display_names.expect("two").values.into_iter().map(|it| it.value).collect();
    assert_eq!(names, ["Eve at home", "Eve"]);
}

#[test]
fn im_122_123_contacts_off_the_list_and_the_directory_are_not_listed() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.texts("DisplayNameFirstLast"), ["Eve", "Tom"], "no Olga, nobody else with a mailbox");
    assert_eq!(reply.ids("PersonaId").len(), 2);
}

#[test]
fn im_124_every_member_is_the_source_of_an_attribution() {
    let mut simulator = scene();
    seed_contact(&mut simulator, "Ann", &["Tagged", "Favorites"]);
    seed_tel_uri_contact(&mut simulator, "5550100");
    seed_eve_at_home(&mut simulator, "Eve at home");
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    let sources: Vec<_> = reply.ids("SourceId").into_iter().map(|it| it.id).collect();
    let members = reply.ids("ItemId");
    assert_eq!(members.len(), 6, "Eve, Tom twice, Ann twice, and the number\n{reply}");
    for member in members {
        assert!(sources.contains(&member.id), "{member:?}\n{reply}");
    }
}

#[test]
fn personas_are_in_order_of_name_without_regard_to_case_then_of_creation() {
    let mut simulator = simulator_with(|_| {});
    let now = simulator.now();
    for (address, name) in [("1@x", "tom"), ("2@x", "Eve"), ("3@x", "Tom"), ("4@x", "ann"), ("5@x", "Tom")] {
        let contact = NewImContact { im_address: address, display_name: Some(name) };
        ada_mut(&mut simulator).add_im_contact(contact, None, now).expect("there is room");
    }
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.texts("ImAddress"), ["4@x", "2@x", "1@x", "3@x", "5@x"], "{reply}");
}

#[test]
fn im_125_properties_asked_for_are_shown_where_they_are_found() {
    let mut simulator = scene();
    let mailbox = ada_mut(&mut simulator);
    let work = mailbox.im_group_named("Work").expect("seeded").key();
    let tom = mailbox.im_contacts().nth(1).expect("seeded").key();
    mailbox.set_group_extended_property(work, nickname("The mill")).expect("it is there");
    mailbox.set_contact_extended_property(tom, nickname("Tommy")).expect("he is there");
    let body = with_properties(GET_IM_ITEM_LIST, NICKNAME);
    let list = list_of(&succeed(&mut simulator, &body));
    for group in list.groups.expect("six").im_groups {
        let properties = group.extended_properties.map(|it| it.extended_properties).unwrap_or_default();
        let values: Vec<_> = properties.into_iter().map(|it| it.value).collect();
        match &*group.display_name {
            "Work" => assert_eq!(values, [ExtendedPropertyValue::Value("The mill".to_owned())]),
            other => assert_eq!(values, [], "{other}"),
        }
    }
    let personas = list.personas.expect("two").personas;
    assert_eq!(personas[0].extended_properties, None, "Eve has no nickname");
    let values = &personas[1].extended_properties.as_ref().expect("one").values;
    assert_eq!(values.len(), 1);
    assert_eq!(values[0].value.value, ExtendedPropertyValue::Value("Tommy".to_owned()));
    assert_eq!(values[0].attributions.attributions, ["0"]);
    let plain = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(children(&plain, "ExtendedProperties").len(), 0, "nobody asked\n{plain}");
}

#[test]
fn im_127_128_reading_changes_nothing_and_reads_the_same_again() {
    let mut simulator = scene();
    let before = simulator.clone();
    for body in [GET_IM_ITEM_LIST.to_owned(), with_properties(GET_IM_ITEM_LIST, DISPLAY_NAME)] {
        let first = succeed(&mut simulator, &body);
        assert!(simulator == before);
        assert_eq!(succeed(&mut simulator, &body).body(), first.body());
        assert_eq!(succeed(&mut scene(), &body).body(), first.body());
    }
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let answer = call_as_sent(&simulator, &GetImItemList::default(), GET_IM_ITEM_LIST).expect("accepted");
    assert_eq!(answer.im_item_list.and_then(|list| list.groups).map(|it| it.im_groups.len()), Some(6));
    let request = GetImItemList { extended_properties: Some(asked(0x8001)) };
    let body = with_properties(
        GET_IM_ITEM_LIST,
        r#"<t:ExtendedProperty PropertyTag="0x8001" PropertyType="String"/>"#,
    );
    let refused = call_as_sent(&simulator, &request, &body);
    assert_eq!(refused, Err(ResponseCode::ErrorNoPropertyTagForCustomProperties.into()));
}
