//! Views that look for an item, where items are in groups.

use crate::client::{Client, distinguished, field, message, shape};

#[test]
fn fp_179_fp_180_fp_207_a_condition_is_looked_for_in_groups() {
    let mut client = Client::new();
    for (subject, importance) in [("a", "High"), ("b", "Low"), ("c", "High"), ("d", "Low")] {
        client.create_item(None, &message(subject, &format!("<t:Importance>{importance}</t:Importance>")));
    }
    // In groups by importance they stand as c, a and d, b.
    for (base_point, wanted, expected) in [
        ("Beginning", "a", &["a", "d", "b"][..]),
        ("Beginning", "d", &["d", "b"]),
        ("End", "d", &["c", "a", "d"]),
        ("Beginning", "x", &[]),
    ] {
        let answer = client.succeed(&format!(
            "<m:FindItem Traversal=\"Shallow\">{}<m:SeekToConditionPageItemView BasePoint=\"{base_point}\">\
             <t:Condition><t:IsEqualTo>{subject}<t:FieldURIOrConstant><t:Constant Value=\"{wanted}\"/>\
             </t:FieldURIOrConstant></t:IsEqualTo></t:Condition></m:SeekToConditionPageItemView>\
             <m:GroupBy Order=\"Ascending\">{}<t:AggregateOn Aggregate=\"Maximum\">{subject}</t:AggregateOn>\
             </m:GroupBy><m:ParentFolderIds>{}</m:ParentFolderIds></m:FindItem>",
            shape("ItemShape", "IdOnly", "", &field("item:Subject")),
            field("item:Importance"),
            distinguished("drafts"),
            subject = field("item:Subject"),
        ));
        let subjects = answer.values("Subject");
        assert_eq!(subjects, expected, "{base_point} {wanted}");
    }
}
