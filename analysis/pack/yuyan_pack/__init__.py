"""Drill papers from a result of yuyan (预演): `yuyan pack RESULT.h5 -o DIR`.

A rehearsal, not a prediction (推演结果, 非事故预测): every paper says so.
"""
