import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { MayBeAbsent } from '../../../control-plane/validation/optional';

const LONGEST_MODEL = 200;
const LONGEST_PROMPT = 2_000;

const TextField = (maxLength: number, description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, minLength: 1, maxLength, description }),
    MayBeAbsent(),
    IsString(),
    MinLength(1),
    MaxLength(maxLength),
  );

export const TestModelField = (): PropertyDecorator => TextField(LONGEST_MODEL, 'Absent: one that the account serves.');

export const TestPromptField = (): PropertyDecorator =>
  TextField(LONGEST_PROMPT, 'What it is asked; absent: for one word. The answer is cut after 32 tokens.');
